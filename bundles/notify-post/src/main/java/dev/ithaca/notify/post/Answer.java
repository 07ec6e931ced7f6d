// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param status the status
 * @param retryAfter how long it asks to wait, null if it does not
 * @param body the beginning of its text, at most {@value BoundedText#MOST_BYTES} bytes
 */
public record Answer(int status, @Nullable Duration retryAfter, String body) {
    static Answer of(HttpResponse<String> response) {
        String asked = response.headers().firstValue("Retry-After").orElse("").strip();
        return new Answer(response.statusCode(), wait(asked, Instant.now()), response.body());
    }

    /** Seconds or a date; null for anything else. */
    static @Nullable Duration wait(String asked, Instant now) {
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
