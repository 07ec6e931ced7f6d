// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The path of a request, decoded once, segment by segment. A segment that climbs, hides a slash or carries control
 * characters is refused here, so that no code behind has to think of it.
 *
 * @param segments the decoded segments; one empty segment for the root, an empty last one for a trailing slash
 */
public record RequestPath(List<String> segments) {
    public RequestPath {
        segments = List.copyOf(segments);
    }

    /** Reads the path as it stood in the request line, without the query. */
    public static RequestPath parse(String raw) {
        if (!raw.startsWith("/")) {
            throw Problem.badRequest("the path does not begin with a slash");
        }
        List<String> segments = new ArrayList<>();
        for (String segment : raw.substring(1).split("/", -1)) {
            segments.add(checked(Percent.decode(segment, false)));
        }
        if (segments.subList(0, segments.size() - 1).contains("")) {
            throw Problem.badRequest("the path has an empty segment");
        }
        return new RequestPath(segments);
    }

    private static String checked(String segment) {
        boolean climbs = segment.equals(".") || segment.equals("..");
        if (climbs || segment.chars().anyMatch(c -> c < 0x20 || c == 0x7f || c == '/' || c == '\\')) {
            throw Problem.badRequest("the path has a segment that is not allowed");
        }
        return segment;
    }

    public String first() {
        return segments.get(0);
    }

    @Override
    public String toString() {
        return "/" + String.join("/", segments);
    }

    /** Percent-decoding that takes no liberties: a broken escape or broken UTF-8 is refused. */
    static final class Percent {
        private Percent() {}

        static String decode(String text, boolean plusIsSpace) {
            if (text.indexOf('%') < 0 && !(plusIsSpace && text.indexOf('+') >= 0)) {
                return text;
            }
            byte[] source = text.getBytes(StandardCharsets.UTF_8);
            ByteBuffer target = ByteBuffer.allocate(source.length);
            for (int i = 0; i < source.length; i++) {
                if (source[i] == '%') {
                    target.put((byte) (digit(source, i + 1) << 4 | digit(source, i + 2)));
                    i += 2;
                } else {
                    target.put(plusIsSpace && source[i] == '+' ? (byte) ' ' : source[i]);
                }
            }
            try {
                return StandardCharsets.UTF_8.newDecoder().decode(target.flip()).toString();
            } catch (CharacterCodingException e) {
                throw Problem.badRequest("the URL is not valid UTF-8");
            }
        }

        private static int digit(byte[] source, int at) {
            int value = at < source.length ? Character.digit(source[at], 16) : -1;
            if (value < 0) {
                throw Problem.badRequest("the URL has a broken escape");
            }
            return value;
        }
    }
}
