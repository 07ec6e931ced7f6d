// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bodies of the seed system's routes; names become snake case. */
final class SeedBodies {
    private SeedBodies() {}

    record AuthStatus(boolean authRequired) {}

    record Password(String password) {
        @Override
        public String toString() {
            return "Password";
        }
    }

    record TokenBody(String token) {
        @Override
        public String toString() {
            return "TokenBody";
        }
    }

    record WrongPassword(String error, int attemptsRemaining) {}

    record TooManyAttempts(String error, long retryAfterSeconds) {}

    record Health(boolean ok, long daemonPid) {}

    record Page(List<SessionBody> items, long total, int offset, int limit) {}

    record Start(
            String cmd,
            @Nullable List<String> args,
            @Nullable String title,
            @Nullable List<String> tags,
            @Nullable String cwd,
            @Nullable Integer rows,
            @Nullable Integer cols,
            @Nullable Boolean disableNotifications,
            @Nullable String node) {}

    record Started(String sessionId) {}

    record Metadata(@Nullable String title, @Nullable List<String> tags) {}

    record Enabled(Boolean enabled) {}

    record Notifications(boolean ok, boolean notificationsEnabled) {}

    record Grace(@Nullable Integer graceSeconds) {}

    record Stopped(boolean stopped) {}

    record Killed(boolean killed) {}

    record Input(String data, @Nullable Boolean waitForChange) {}

    record Ok(boolean ok) {}

    record Uploaded(boolean ok, String path, long bytes) {}

    record Resize(long offset, int rows, int cols) {}

    record Logs(long offset, List<String> chunks, long total, List<Resize> resizes) {}

    record PushKey(@Nullable String publicKey) {}

    record PushDeleted(boolean ok, boolean deleted) {}

    record Node(String name, boolean connected) {}
}
