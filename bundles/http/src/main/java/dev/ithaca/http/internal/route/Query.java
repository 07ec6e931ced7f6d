// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query. Read from the query alone: the servlet API would look into the body for more. Of a repeated
 * parameter the first counts.
 */
public final class Query {
    private static final int MOST = 64;

    private final Map<String, String> values;

    private Query(Map<String, String> values) {
        this.values = values;
    }

    public static Query parse(@Nullable String raw) {
        Map<String, String> values = new LinkedHashMap<>();
        if (raw != null && !raw.isEmpty()) {
            for (String pair : raw.split("&", MOST + 1)) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                values.putIfAbsent(RequestPath.Percent.decode(name, true), RequestPath.Percent.decode(value, true));
            }
        }
        return new Query(values);
    }

    /** A parameter that is there and not blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
    }

    /** A whole number within bounds; what is out of them is refused. */
    public long number(String name, long byDefault, long least, long most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return byDefault;
        }
        try {
            long value = Long.parseLong(text.get());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of bounds.
        }
        throw Problem.badRequest(name + " must be a whole number from " + least + " to " + most);
    }

    /** A whole number, moved into its bounds as the seed system does. */
    public int clamped(String name, int byDefault, int least, int most) {
        return (int) Math.max(least, Math.min(most, number(name, byDefault, Long.MIN_VALUE, Long.MAX_VALUE)));
    }

    public boolean flag(String name) {
        String value = values.getOrDefault(name, "0").toLowerCase(Locale.ROOT);
        return value.equals("1") || value.equals("true");
    }
}
