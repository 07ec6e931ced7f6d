// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who has ended, the newest {@value #MOST}. What lasts is registered first and asks here then: its principal may have ended
 * between being let in and that. From any thread.
 */
public final class EndedPrincipals {
    private static final int MOST = 10_000;

    private final Set<String> ended = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });

    public void add(String principal) {
        synchronized (ended) {
            ended.add(principal);
        }
    }

    public boolean has(String principal) {
        synchronized (ended) {
            return ended.contains(principal);
        }
    }

    /** What is answered to who came in and has ended since. */
    public static Problem problem() {
        return new Problem(HttpErrorCode.UNAUTHORIZED, "this login or token has ended");
    }
}
