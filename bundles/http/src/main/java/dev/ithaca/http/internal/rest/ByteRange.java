// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One range of a Range header, resolved against an end. Several ranges at once, or another unit, are answered with the whole,
 * as the standard allows.
 *
 * @param from its first byte
 * @param to behind its last byte
 */
record ByteRange(long from, long to) {
    private static final Pattern FORM = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    static Optional<ByteRange> parse(String header, long end) {
        Matcher form = FORM.matcher(header.strip());
        if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (form.group(1).isEmpty()) {
            return Optional.of(new ByteRange(Math.max(0, end - Long.parseLong(form.group(2))), end));
        }
        long from = Long.parseLong(form.group(1));
        long to = form.group(2).isEmpty() ? end : Math.min(end, Long.parseLong(form.group(2)) + 1);
        return Optional.of(new ByteRange(from, to));
    }
}
