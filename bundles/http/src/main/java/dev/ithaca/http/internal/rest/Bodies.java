// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of {@code /api/v1}, one record each; names become snake case. */
final class Bodies {
    private Bodies() {}

    record Info(
            String version,
            boolean authRequired,
            boolean passwordSet,
            boolean authenticated,
            @Nullable String passwordlessHint) {}

    record LoginRequest(@Nullable String password, @Nullable String link) {
        @Override
        public String toString() {
            return "LoginRequest";
        }
    }

    record LoginAnswer(String csrf, Instant expiresAt, String secret) {
        @Override
        public String toString() {
            return "LoginAnswer";
        }
    }

    record Me(
            String kind,
            String name,
            List<String> scopes,
            @Nullable Instant expiresAt) {}

    record TicketRequest(String purpose, @Nullable String session) {}

    record TicketAnswer(String ticket, Instant expiresAt) {
        @Override
        public String toString() {
            return "TicketAnswer";
        }
    }

    record TokenRequest(
            String name, List<String> scopes, @Nullable Long expiresInSeconds) {}

    record TokenBody(
            String name,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {}

    record TokenAnswer(TokenBody token, String secret) {
        @Override
        public String toString() {
            return "TokenAnswer[" + token + "]";
        }
    }

    record Tokens(List<TokenBody> items) {}

    record LoginBody(
            String id,
            String client,
            boolean byLink,
            boolean current,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt) {}

    record Logins(List<LoginBody> items) {}

    record PasswordRequest(@Nullable String current, String password) {
        @Override
        public String toString() {
            return "PasswordRequest";
        }
    }

    record SessionPageBody(
            List<SessionBody> items, long total, @Nullable String nextCursor) {}

    record StartBody(
            String command,
            @Nullable List<String> args,
            @Nullable String title,
            @Nullable List<String> tags,
            @Nullable String cwd,
            @Nullable Integer rows,
            @Nullable Integer columns,
            @Nullable Map<String, String> env,
            @Nullable Boolean notifications) {}

    record ChangeBody(
            @Nullable String title,
            @Nullable List<String> tags,
            @Nullable Boolean notificationsEnabled) {}

    record StopBody(@Nullable Integer graceSeconds) {}

    record InputBody(
            @Nullable String data,
            @Nullable String dataBase64,
            @Nullable List<String> keys,
            @Nullable Boolean submit,
            @Nullable String ifScreen,
            @Nullable Integer timeoutMs) {}

    record Receipt(
            String outcome,
            String evidence,
            String detail,
            long offsetBefore,
            long offsetAfter,
            int enters,
            boolean bracketed) {}

    record ResizeBody(Integer rows, Integer columns) {}

    record WaitAnswer(
            String outcome, SessionBody session, @Nullable String match) {}

    record FileAnswer(String path, String name, long bytes) {}

    record PushKey(String publicKey) {}

    record PushKeys(String p256dh, String auth) {
        @Override
        public String toString() {
            return "PushKeys";
        }
    }

    record PushBody(String endpoint, PushKeys keys) {
        @Override
        public String toString() {
            return "PushBody";
        }
    }

    record PushEndpoint(String endpoint) {
        @Override
        public String toString() {
            return "PushEndpoint";
        }
    }

    record NotificationSent(String id) {}

    record CursorBody(int row, int column, boolean visible) {}

    record Screen(
            long offset,
            int rows,
            int columns,
            String title,
            boolean alternate,
            CursorBody cursor,
            List<String> history,
            List<String> lines,
            String ansi,
            @Nullable String fence) {}

    record Match(long offset, long endOffset, long lineNumber, String text) {}

    record Matches(List<Match> matches, boolean truncated, long nextOffset) {}

    record ResizeMark(long offset, Instant at, int rows, int columns) {}

    record Marker(long offset, Instant at, String kind) {}

    record Timeline(
            long firstOffset,
            long endOffset,
            List<List<Long>> points,
            List<ResizeMark> resizes,
            List<Marker> markers) {}
}
