// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.api;

import dev.ithaca.spi.SessionId;
import org.jspecify.annotations.Nullable;

/**
 * A notification that somebody sends.
 *
 * @param kind {@link dev.ithaca.spi.notify.Notification#MANUAL} or {@link dev.ithaca.spi.notify.Notification#TEST}
 * @param title its headline, 1 to 256 characters
 * @param description one line that says more, may be empty, at most 1,000 characters
 * @param body its text, may be empty, at most 8,000 characters
 * @param url where to go, null for the page of its session if it has one
 * @param source a running session that it is about, null for none
 */
public record SendRequest(
        String kind,
        String title,
        String description,
        String body,
        @Nullable String url,
        @Nullable SessionId source) {}
