// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.session.api.SessionStatus;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the values of options; what does not fit is a usage error that says what would. */
public final class Values {
    private static final BigInteger MOST_MILLIS = BigInteger.valueOf(Long.MAX_VALUE / 1_000_000);

    private Values() {}

    /** Digits and a unit: {@code ms} (also if none is given), {@code s}, {@code m}, {@code h}; zero is allowed. */
    public static Duration timeout(String text) {
        return duration("timeout", text, false);
    }

    /** Digits and a unit, which must be given: {@code s}, {@code m}, {@code h} or {@code d}. */
    public static Duration age(String text) {
        return duration("age", text, true);
    }

    /** How long something lives, as an age. */
    public static Duration ttl(String text) {
        return duration("--ttl", text, true);
    }

    private static Duration duration(String what, String text, boolean isAge) {
        String value = text.trim().toLowerCase(Locale.ROOT);
        if (value.isEmpty()) {
            throw ShellErrorCode.usage(what + " cannot be empty; " + possible(isAge));
        }
        int digits = 0;
        while (digits < value.length() && value.charAt(digits) >= '0' && value.charAt(digits) <= '9') {
            digits++;
        }
        if (digits == 0) {
            throw ShellErrorCode.usage("invalid " + what + " '" + text + "'; " + possible(isAge));
        }
        long millisOfUnit = unit(what, value.substring(digits), isAge);
        BigInteger millis = new BigInteger(value.substring(0, digits)).multiply(BigInteger.valueOf(millisOfUnit));
        if (millis.compareTo(MOST_MILLIS) > 0) {
            throw ShellErrorCode.usage(what + " is too large: '" + text + "'");
        }
        return Duration.ofMillis(millis.longValueExact());
    }

    private static long unit(String what, String unit, boolean isAge) {
        if ("s".equals(unit)) {
            return 1000;
        } else if ("m".equals(unit)) {
            return 60_000;
        } else if ("h".equals(unit)) {
            return 3_600_000;
        } else if (isAge && "d".equals(unit)) {
            return 86_400_000;
        } else if (!isAge && (unit.isEmpty() || "ms".equals(unit))) {
            return 1;
        }
        throw ShellErrorCode.usage("invalid " + what + " unit '" + unit + "'; " + possible(isAge));
    }

    private static String possible(boolean isAge) {
        return isAge
                ? "expected a number with s, m, h or d, for example 7d"
                : "expected a number with ms, s, m or h, for example 30s; 0 waits forever";
    }

    /** A whole number of at least {@code least}. */
    public static int integer(String option, String text, int least, int most) {
        try {
            int value = Integer.parseInt(text.trim());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of bounds
        }
        throw ShellErrorCode.usage(
                "invalid " + option + " value '" + text + "'; expected a whole number from " + least + " to " + most);
    }

    /** Seconds of grace before a kill. */
    public static Duration grace(String text) {
        return Duration.ofSeconds(integer("--grace", text, 0, 86_400));
    }

    public static Set<SessionStatus> statuses(@Nullable List<String> labels) {
        EnumSet<SessionStatus> statuses = EnumSet.noneOf(SessionStatus.class);
        for (String label : orEmpty(labels)) {
            statuses.add(SessionStatus.of(label.trim())
                    .orElseThrow(() -> ShellErrorCode.usage("invalid --status value '" + label + "'; possible: "
                            + Arrays.stream(SessionStatus.values())
                                    .map(SessionStatus::label)
                                    .collect(Collectors.joining(", ")))));
        }
        return statuses;
    }

    /** Tags without blanks around them; blank ones are dropped. */
    public static List<String> tags(@Nullable List<String> tags) {
        return orEmpty(tags).stream()
                .map(String::trim)
                .filter(tag -> !tag.isEmpty())
                .toList();
    }

    private static List<String> orEmpty(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
