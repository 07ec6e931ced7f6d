// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.util.List;

/**
 * One page of a list.
 *
 * @param items the sessions, in the order asked for
 * @param total how many match, whatever offset and limit
 * @param offset how many were skipped
 * @param limit how many were asked for at most
 */
public record SessionPage(List<SessionInfo> items, long total, int offset, int limit) {
    /** Copies the list. */
    public SessionPage {
        items = List.copyOf(items);
    }
}
