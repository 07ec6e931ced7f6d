// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import dev.ithaca.core.internal.config.ValueRule.OneOf;
import dev.ithaca.core.internal.config.ValueRule.WholeNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The table of keys: what a value may be, what it is by default, and which property of which PID it becomes. */
@SuppressWarnings("ImmutableEnumChecker") // Rules are records of immutable parts; defaults are strings and numbers.
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
            "log4j2.rootLogger.level");

    /** Keys of the seed system whose features come later: no mistake, and without effect. */
    static final Set<String> NOT_USED_YET = Set.of(
            "http_port",
            "prompt_patterns",
            "web_push_subject",
            "web_push_vapid_public_key",
            "web_push_vapid_private_key",
            "notification_hook");

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
        static final String LOGGING = "org.ops4j.pax.logging";

        private Pids() {}
    }
}
