// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to change about a session, running or ended.
 *
 * @param title the new title; null keeps the old one, blank clears it
 * @param tags the new tags; null keeps the old ones, an empty list clears them
 * @param notificationsEnabled whether its events may notify; null keeps the old setting
 */
public record MetadataChange(
        @Nullable String title,
        @Nullable List<String> tags,
        @Nullable Boolean notificationsEnabled) {
    /** Copies the list. */
    public MetadataChange {
        tags = tags == null ? null : List.copyOf(tags);
    }
}
