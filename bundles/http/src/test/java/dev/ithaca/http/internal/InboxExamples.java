// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import java.util.List;

/** The examples of the inbox's routes. */
final class InboxExamples {
    /** An id that is open once {@link #open} has run. */
    static final String ID = FakeInbox.ITEM.id();

    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String ONE = " /api/v1/inbox/{item}";

    private InboxExamples() {}

    private static void open(TestServer server) {
        server.inbox.items.add(FakeInbox.ITEM);
    }

    static List<Example> all() {
        return List.of(
                Example.of("GET /api/v1/inbox").given(InboxExamples::open).answers(200, JSON),
                Example.of("GET" + ONE).given(InboxExamples::open).answers(200, JSON),
                Example.of("GET" + ONE).answers(404, PROBLEM),
                Example.of("POST" + ONE + "/answer")
                        .given(InboxExamples::open)
                        .json("{\"text\":\"y\",\"fence\":\"f1\",\"timeout_ms\":2000}")
                        .answers(200, JSON),
                Example.of("POST" + ONE + "/answer")
                        .given(InboxExamples::open)
                        .json("{\"keys\":[\"n\",\"key:enter\"],\"fence\":\"f0\"}")
                        .answers(409, PROBLEM));
    }
}
