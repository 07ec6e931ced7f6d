// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import dev.ithaca.core.internal.config.ValueRule.ControlKey;
import dev.ithaca.core.internal.config.ValueRule.OneOf;
import dev.ithaca.core.internal.config.ValueRule.Patterns;
import dev.ithaca.core.internal.config.ValueRule.Text;
import dev.ithaca.core.internal.config.ValueRule.Texts;
import dev.ithaca.core.internal.config.ValueRule.WholeNumber;
import dev.ithaca.core.internal.config.ValueRule.YesOrNo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The table of keys: what a value may be, what it is by default, and which property of which PID it becomes. */
@SuppressWarnings(
        "ImmutableEnumChecker") // Rules are records of immutable parts; defaults are strings, numbers and lists of
// them.
enum Setting {
    MAX_RUNNING_SESSIONS(
            "max_running_sessions", new WholeNumber(1, 100_000), 50L, Pids.SESSION, "max.running.sessions"),
    SESSION_EVICTION_SECONDS(
            "session_eviction_seconds", new WholeNumber(1, 604_800), 15L, Pids.SESSION, "session.eviction.seconds"),
    LOG_KEEP_BYTES_PER_SESSION(
            "log_keep_bytes_per_session",
            new WholeNumber(16L << 20, 1L << 50),
            4L << 30,
            Pids.SESSION,
            "log.keep.bytes.per.session"),
    LOG_KEEP_BYTES_TOTAL(
            "log_keep_bytes_total",
            new WholeNumber(16L << 20, 1L << 50),
            32L << 30,
            Pids.SESSION,
            "log.keep.bytes.total"),
    LOG_LEVEL(
            "log_level",
            new OneOf(List.of("error", "warn", "info", "debug", "trace")),
            "info",
            Pids.LOGGING,
            "log4j2.rootLogger.level"),
    DETACH_KEY("detach_key", new ControlKey(), "ctrl+]", Pids.SHELL, "detach.key"),
    PROMPT_PATTERNS("prompt_patterns", new Patterns(256, 1000), List.of(), Pids.PROMPT, "prompt.patterns"),
    HTTP_ENABLED("http_enabled", new YesOrNo(), true, Pids.HTTP, "enabled"),
    HTTP_PORT("http_port", new WholeNumber(0, 65_535), 15_443L, Pids.HTTP, "port"),
    HTTP_BIND("http_bind", new Text(255), "127.0.0.1", Pids.HTTP, "bind"),
    HTTP_TLS_KEYSTORE("http_tls_keystore", new Text(4096), "", Pids.HTTP, "tls.keystore"),
    HTTP_TLS_KEYSTORE_PASSWORD_FILE(
            "http_tls_keystore_password_file", new Text(4096), "", Pids.HTTP, "tls.keystore.password.file"),
    HTTP_TLS_CERT("http_tls_cert", new Text(4096), "", Pids.HTTP, "tls.cert"),
    HTTP_TLS_KEY("http_tls_key", new Text(4096), "", Pids.HTTP, "tls.key"),
    HTTP_BEHIND_PROXY("http_behind_proxy", new YesOrNo(), false, Pids.HTTP, "behind.proxy"),
    HTTP_TRUSTED_PROXIES("http_trusted_proxies", new Texts(64, 64), List.of(), Pids.HTTP, "trusted.proxies"),
    HTTP_HOSTS("http_hosts", new Texts(64, 255), List.of(), Pids.HTTP, "hosts"),
    NOTIFICATION_HOOK("notification_hook", new Text(4096), "", Pids.HOOK, "command"),
    NOTIFY_DESKTOP("notify_desktop", new YesOrNo(), true, Pids.DESKTOP, "enabled"),
    NOTIFY_RULES("notify_rules", NotifyRules.RULES, List.of(), Pids.NOTIFY, "rules"),
    NOTIFY_CHANNELS("notify_channels", NotifyRules.CHANNELS, List.of(), Pids.NOTIFY, "channels"),
    NOTIFY_QUIET_HOURS("notify_quiet_hours", NotifyRules.QUIET_HOURS, List.of(), Pids.NOTIFY, "quiet.hours"),
    NOTIFY_TIME_ZONE("notify_time_zone", NotifyRules.TIME_ZONE, "", Pids.NOTIFY, "time.zone"),
    NOTIFY_REPEAT_SECONDS("notify_repeat_seconds", new WholeNumber(0, 86_400), 10L, Pids.NOTIFY, "repeat.seconds"),
    NOTIFY_ESCALATION("notify_escalation", NotifyRules.ESCALATION, List.of(), Pids.NOTIFY, "escalation"),
    WEB_PUSH_SUBJECT("web_push_subject", new Text(210), "mailto:ithaca@example.org", Pids.WEB_PUSH, "subject");

    /** Keys of the seed system whose features come later: no mistake, and without effect. */
    static final Set<String> NOT_USED_YET = Set.of("web_push_vapid_public_key", "web_push_vapid_private_key");

    final String key;
    final ValueRule rule;
    final Object byDefault;
    final String pid;
    final String property;

    Setting(String key, ValueRule rule, Object byDefault, String pid, String property) {
        this.key = key;
        this.rule = rule;
        this.byDefault = byDefault;
        this.pid = pid;
        this.property = property;
    }

    static Optional<Setting> ofKey(String key) {
        return Stream.of(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    static List<String> keys() {
        return Stream.of(values()).map(setting -> setting.key).sorted().toList();
    }

    /** Who is configured. */
    static final class Pids {
        static final String SESSION = "dev.ithaca.session";
        static final String SHELL = "dev.ithaca.shell";
        static final String PROMPT = "dev.ithaca.prompt";
        static final String HTTP = "dev.ithaca.http";
        static final String NOTIFY = "dev.ithaca.notify";
        static final String HOOK = "dev.ithaca.notify.hook";
        static final String DESKTOP = "dev.ithaca.notify.desktop";
        static final String WEB_PUSH = "dev.ithaca.notify.webpush";
        static final String LOGGING = "org.ops4j.pax.logging";

        private Pids() {}
    }
}
