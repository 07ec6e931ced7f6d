// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigDocumentTest {
    @Test
    void hasADefaultForEverySetting() throws ConfigException {
        Map<Setting, Object> defaults = Map.ofEntries(
                Map.entry(Setting.MAX_RUNNING_SESSIONS, 50L),
                Map.entry(Setting.SESSION_EVICTION_SECONDS, 15L),
                Map.entry(Setting.LOG_KEEP_BYTES_PER_SESSION, 4L << 30),
                Map.entry(Setting.LOG_KEEP_BYTES_TOTAL, 32L << 30),
                Map.entry(Setting.LOG_LEVEL, "info"),
                Map.entry(Setting.DETACH_KEY, "ctrl+]"),
                Map.entry(Setting.PROMPT_PATTERNS, List.of()),
                Map.entry(Setting.HTTP_ENABLED, true),
                Map.entry(Setting.HTTP_PORT, 15_443L),
                Map.entry(Setting.HTTP_BIND, "127.0.0.1"),
                Map.entry(Setting.HTTP_TLS_KEYSTORE, ""),
                Map.entry(Setting.HTTP_TLS_KEYSTORE_PASSWORD_FILE, ""),
                Map.entry(Setting.HTTP_TLS_CERT, ""),
                Map.entry(Setting.HTTP_TLS_KEY, ""),
                Map.entry(Setting.HTTP_BEHIND_PROXY, false),
                Map.entry(Setting.HTTP_TRUSTED_PROXIES, List.of()),
                Map.entry(Setting.HTTP_HOSTS, List.of()),
                Map.entry(Setting.NOTIFICATION_HOOK, ""),
                Map.entry(Setting.NOTIFY_DESKTOP, true),
                Map.entry(Setting.NOTIFY_RULES, List.of()),
                Map.entry(Setting.NOTIFY_CHANNELS, List.of()),
                Map.entry(Setting.NOTIFY_QUIET_HOURS, List.of()),
                Map.entry(Setting.NOTIFY_TIME_ZONE, ""),
                Map.entry(Setting.NOTIFY_REPEAT_SECONDS, 10L),
                Map.entry(Setting.NOTIFY_ESCALATION, List.of()),
                Map.entry(Setting.WEB_PUSH_SUBJECT, "mailto:ithaca@example.org"));

        assertThat(parse("{}").values()).isEqualTo(defaults);
        assertThat(ConfigDocument.defaults().values()).isEqualTo(defaults);
        assertThat(ConfigDocument.parse(ConfigDocument.template()).values()).isEqualTo(defaults);
    }

    @Test
    void takesEverySettingFromTheFile() throws ConfigException {
        ConfigDocument document = parse("""
                {"max_running_sessions": 7, "session_eviction_seconds": 1, "log_keep_bytes_per_session": 16777216,
                 "log_keep_bytes_total": 1125899906842624, "log_level": " Debug ", "prompt_patterns": [" a> "],
                 "detach_key": " Ctrl-A ", "http_enabled": false, "http_port": 0,
                 "http_bind": "::1", "http_tls_keystore": "/k", "http_tls_keystore_password_file": "/p",
                 "http_tls_cert": "/c", "http_tls_key": "/y", "http_behind_proxy": true,
                 "http_trusted_proxies": ["10.0.0.1"], "http_hosts": ["a.example", "b.example:1"],
                 "notification_hook": "notify-send {title}", "notify_desktop": false,
                 "notify_rules": [{"name": "no nights", "tags": ["a&b", "ü"], "deny": true},
                                  {"sessions": ["3f9*"], "kinds": ["manual"], "channels": ["ntfy"], "urgency": "Low"}],
                 "notify_channels": ["hook", "team.chat"], "notify_time_zone": "Europe/Berlin",
                 "notify_quiet_hours": ["22:00-07:00", "sat,sun 00:00-24:00"], "notify_repeat_seconds": 0,
                 "notify_escalation": [{"after_minutes": 5, "channels": ["mail", "phone"]}],
                 "web_push_subject": "mailto:me@example.com"}
                """);

        assertThat(document.values())
                .isEqualTo(Map.ofEntries(
                        Map.entry(Setting.MAX_RUNNING_SESSIONS, 7L),
                        Map.entry(Setting.SESSION_EVICTION_SECONDS, 1L),
                        Map.entry(Setting.LOG_KEEP_BYTES_PER_SESSION, 16777216L),
                        Map.entry(Setting.LOG_KEEP_BYTES_TOTAL, 1L << 50),
                        Map.entry(Setting.LOG_LEVEL, "debug"),
                        Map.entry(Setting.DETACH_KEY, "ctrl+a"),
                        Map.entry(Setting.PROMPT_PATTERNS, List.of(" a> ")),
                        Map.entry(Setting.HTTP_ENABLED, false),
                        Map.entry(Setting.HTTP_PORT, 0L),
                        Map.entry(Setting.HTTP_BIND, "::1"),
                        Map.entry(Setting.HTTP_TLS_KEYSTORE, "/k"),
                        Map.entry(Setting.HTTP_TLS_KEYSTORE_PASSWORD_FILE, "/p"),
                        Map.entry(Setting.HTTP_TLS_CERT, "/c"),
                        Map.entry(Setting.HTTP_TLS_KEY, "/y"),
                        Map.entry(Setting.HTTP_BEHIND_PROXY, true),
                        Map.entry(Setting.HTTP_TRUSTED_PROXIES, List.of("10.0.0.1")),
                        Map.entry(Setting.HTTP_HOSTS, List.of("a.example", "b.example:1")),
                        Map.entry(Setting.NOTIFICATION_HOOK, "notify-send {title}"),
                        Map.entry(Setting.NOTIFY_DESKTOP, false),
                        Map.entry(
                                Setting.NOTIFY_RULES,
                                List.of(
                                        "name=no+nights&tag=a%26b&tag=%C3%BC&deny=true",
                                        "session=3f9*&kind=manual&channel=ntfy&urgency=low")),
                        Map.entry(Setting.NOTIFY_CHANNELS, List.of("hook", "team.chat")),
                        Map.entry(Setting.NOTIFY_QUIET_HOURS, List.of("22:00-07:00", "sat,sun 00:00-24:00")),
                        Map.entry(Setting.NOTIFY_TIME_ZONE, "Europe/Berlin"),
                        Map.entry(Setting.NOTIFY_REPEAT_SECONDS, 0L),
                        Map.entry(Setting.NOTIFY_ESCALATION, List.of("after_minutes=5&channel=mail&channel=phone")),
                        Map.entry(Setting.WEB_PUSH_SUBJECT, "mailto:me@example.com")));
        assertThat(document.unknown()).isEmpty();
        assertThat(document.notUsedYet()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"  \""})
    void takesNullAndBlankAsUnset(String value) throws ConfigException {
        assertThat(parse("{\"max_running_sessions\": " + value + "}").values())
                .containsEntry(Setting.MAX_RUNNING_SESSIONS, 50L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "notify_rules|{}|notify_rules must be a list of up to 256, each an object with some of name, sessions, tags",
                "notify_rules|[{}, 7]|notify_rules[1] must be an object with some of name, sessions,",
                "notify_rules|[{\"tag\": [\"x\"]}]|notify_rules[0] has no field \"tag\"; there are name, sessions, tags, kinds",
                "notify_rules|[{\"urgency\": \"soon\"}]|notify_rules[0].urgency must be one of \"low\", \"normal\", \"high\", not",
                "notify_rules|[{\"channels\": [\"a\", \"B\"]}]|notify_rules[0].channels[1] must be the id of a channel",
                "notify_rules|[{\"deny\": \"yes\"}]|notify_rules[0].deny must be true or false, not \"yes\"",
                "notify_quiet_hours|[\"22-7\"]|notify_quiet_hours[0] must be like \"22:00-07:00\" or",
                "notify_time_zone|\"Mars\"|notify_time_zone must be a time zone such as \"Europe/Berlin\" or \"UTC\", not \"Mars\"",
                "notify_escalation|[{\"channels\": [\"a\"]}]|notify_escalation[0] needs after_minutes and channels",
                "notify_escalation|[{\"after_minutes\": 5, \"channels\": []}]|notify_escalation[0].channels must be a list of 1 to 32",
                "notify_escalation|[{\"after_minutes\": 0, \"channels\": [\"a\"]}]|notify_escalation[0].after_minutes must be a"
            })
    void namesThePartOfAListThatIsWrong(String key, String value, String message) {
        assertThatThrownBy(() -> parse("{\"" + key + "\": " + value + "}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max_running_sessions|0|a whole number from 1 to 100000, not 0",
                "max_running_sessions|100001|a whole number from 1 to 100000, not 100001",
                "max_running_sessions|99999999999999999999|a whole number from 1 to 100000",
                "max_running_sessions|1.5|a whole number from 1 to 100000, not 1.5",
                "max_running_sessions|\"50\"|a whole number from 1 to 100000, not \"50\"",
                "max_running_sessions|true|a whole number from 1 to 100000, not true",
                "session_eviction_seconds|0|a whole number from 1 to 604800, not 0",
                "log_keep_bytes_total|[1]|a whole number from 16777216 to 1125899906842624, not [1]",
                "log_level|\"loud\"|one of \"error\", \"warn\", \"info\", \"debug\", \"trace\", not \"loud\"",
                "log_level|3|one of \"error\", \"warn\", \"info\", \"debug\", \"trace\", not 3",
            })
    void namesTheKeyAndWhatIsAllowed(String key, String value, String complaint) {
        assertThatThrownBy(() -> parse("{\"" + key + "\": " + value + "}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(key + " must be " + complaint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ctrl+a", "ctrl+z", "ctrl+]", "ctrl+\\\\", "ctrl+^", "ctrl+_", "CTRL+B"})
    void takesControlKeysToDetachWith(String key) throws ConfigException {
        assertThat(parse("{\"detach_key\": \"" + key + "\"}").values())
                .containsEntry(Setting.DETACH_KEY, key.replace("\\\\", "\\").toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ctrl+i", "ctrl+m", "ctrl+[", "ctrl+ab", "ctrl+", "ctrl+5", "alt+a", "a", "ctrl+é", "^]"})
    void refusesOtherKeysToDetachWith(String key) {
        assertThatThrownBy(() -> parse("{\"detach_key\": \"" + key + "\"}"))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith(
                        "detach_key must be a key from \"ctrl+a\" to \"ctrl+z\" but for ctrl+i (Tab) and "
                                + "ctrl+m (Enter), or \"ctrl+]\", \"ctrl+\\\\\", \"ctrl+^\" or \"ctrl+_\", not \"");
    }

    @Test
    void namesAllFaultsInOneLine() {
        assertThatThrownBy(() -> parse("{\"log_level\": 1,\n \"session_eviction_seconds\": -1}"))
                .hasMessageContaining("log_level must be")
                .hasMessageContaining("; session_eviction_seconds must be")
                .message()
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "1", "{", "{\"log_level\": info}", "{} {}", "{\"log_level\":1,\"log_level\":1}", "\0"})
    void refusesWhatIsNotOneJsonObject(String text) {
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(ConfigException.class)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void saysWhereTheJsonIsWrong() {
        assertThatThrownBy(() -> parse("{\n  \"log_level\" \"info\"\n}")).hasMessageStartingWith("line 2, column ");
    }

    @Test
    void tellsUnknownKeysFromThoseOfLaterFeatures() throws ConfigException {
        ConfigDocument document =
                parse("{\"max_sessions\": 1, \"web_push_vapid_public_key\": \"x\", \"Log_Level\": \"info\"}");

        assertThat(document.unknown()).containsExactly("max_sessions", "Log_Level");
        assertThat(document.notUsedYet()).containsExactly("web_push_vapid_public_key");
    }

    private static ConfigDocument parse(String text) throws ConfigException {
        return ConfigDocument.parse(text.getBytes(StandardCharsets.UTF_8));
    }
}
