// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The header by which a server asks to be left alone for a while. */
public final class RetryAfter {
    /** What it is called. */
    public static final String HEADER = "Retry-After";

    private RetryAfter() {}

    /**
     * Understands seconds and dates.
     *
     * @param value the header
     * @param now the time that a date is compared with
     * @return how long to wait, not negative; null for anything else
     */
    public static @Nullable Duration of(String value, Instant now) {
        String asked = value.strip();
        if (asked.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(asked));
        }
        try {
            Instant at = ZonedDateTime.parse(asked, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
