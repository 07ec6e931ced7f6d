// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import dev.ithaca.http.internal.json.Json;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What a route answers. */
public sealed interface Reply {
    /** Nothing more is to be done: the route took the response over. */
    Reply TAKEN = new Taken();

    static Reply json(Object value) {
        return json(200, value);
    }

    static Whole json(int status, Object value) {
        return new Whole(status, "application/json", Json.bytes(value));
    }

    static Whole text(String value) {
        return new Whole(200, "text/plain; charset=utf-8", value.getBytes(StandardCharsets.UTF_8));
    }

    static Whole empty(int status) {
        return new Whole(status, null, new byte[0]);
    }

    static Reply later(CompletionStage<? extends Reply> stage) {
        return new Later(stage);
    }

    /** An answer that is there as a whole. */
    @SuppressWarnings("ArrayRecordComponent") // a body on its way out, never compared
    record Whole(int status, @Nullable String type, byte[] body, Map<String, String> headers) implements Reply {
        Whole(int status, @Nullable String type, byte[] body) {
            this(status, type, body, Map.of());
        }

        public Whole with(String name, String value) {
            Map<String, String> more = new LinkedHashMap<>(headers);
            more.put(name, value);
            return new Whole(status, type, body, more);
        }
    }

    /** An answer that is made while it is sent, so that it takes no more memory than a piece. */
    record Pieces(int status, String type, Map<String, String> headers, Source source) implements Reply {}

    /** An answer that comes when a stage completes; no thread waits for it. */
    record Later(CompletionStage<? extends Reply> stage) implements Reply {}

    /** See {@link #TAKEN}. */
    record Taken() implements Reply {}

    /** Where the pieces come from; asked only when the last piece has left. */
    interface Source extends Closeable {
        /** The next piece, null at the end. */
        byte @Nullable [] next() throws IOException;
    }
}
