// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How times are read and printed. */
public final class Times {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ofPattern("xxx", Locale.ROOT);

    private Times() {}

    /** RFC 3339 in UTC, with {@code +00:00} as the seed system writes it; null stays null. */
    public static @Nullable String rfc3339(@Nullable Instant time) {
        return time == null ? null : zoned(time, ZoneOffset.UTC);
    }

    /** RFC 3339 with the zone's own offset. */
    public static String zoned(Instant time, ZoneId zone) {
        OffsetDateTime moment = time.atZone(zone).toOffsetDateTime();
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(moment) + OFFSET.format(moment);
    }

    public static String local(Instant time, ZoneId zone) {
        return LOCAL.format(time.atZone(zone));
    }

    /** Hours, else minutes, else seconds: {@code 3h}, {@code 12m}, {@code 7s}. */
    public static String age(Duration age) {
        if (age.toHours() > 0) {
            return age.toHours() + "h";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + "m" : Math.max(0, age.toSeconds()) + "s";
    }

    /** Reads the RFC 3339 value of an option; null stays null. */
    public static @Nullable Instant parse(String option, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text.trim()).toInstant();
        } catch (DateTimeParseException e) {
            throw ShellErrorCode.invalid("invalid " + option + " value '" + text
                    + "'; expected RFC3339 datetime, for example 2026-11-22T09:30:00Z");
        }
    }
}
