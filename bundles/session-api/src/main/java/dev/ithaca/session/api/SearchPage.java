// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.util.List;

/**
 * What a search found.
 *
 * @param matches the lines, in the order written
 * @param nextOffset from where the search goes on
 * @param truncated true if the search stopped early, at its limit or its deadline; false if it saw all there was
 */
public record SearchPage(List<SearchMatch> matches, long nextOffset, boolean truncated) {
    /** Copies the list. */
    public SearchPage {
        matches = List.copyOf(matches);
    }
}
