// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.route.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The seed system's upload: a part {@code file}, and perhaps a part {@code path} before it whose last segment is its name. The
 * file is not collected: it is read as it comes.
 */
final class Multipart {
    /** What headers and boundaries may add to a file. */
    static final int OVERHEAD = 16 * 1024;

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data\\s*;.*boundary=\"?([^\";]{1,70})\"?.*");
    private static final Pattern NAME = Pattern.compile("(?i);\\s*name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("(?i);\\s*filename=\"([^\"]*)\"");
    private static final int MOST_HEADER = 4 * 1024;

    private final String name;
    private final InputStream content;

    private Multipart(String name, InputStream content) {
        this.name = name;
        this.content = content;
    }

    static Multipart read(@Nullable String mediaType, InputStream body) throws IOException {
        Matcher type = BOUNDARY.matcher(String.valueOf(mediaType));
        if (!type.matches()) {
            throw Problem.badRequest("missing file field");
        }
        InputStream in = new BufferedInputStream(body, 64 * 1024);
        byte[] delimiter = ("\r\n--" + type.group(1)).getBytes(StandardCharsets.UTF_8);
        // The first boundary has no line end before it.
        drain(new PartStream(in, Arrays.copyOfRange(delimiter, 2, delimiter.length)));
        Optional<String> path = Optional.empty();
        while (!atEnd(in)) {
            String disposition = disposition(in);
            PartStream part = new PartStream(in, delimiter);
            String field = find(NAME, disposition).orElse("");
            if (field.equals("path")) {
                path = Optional.of(new String(part.readNBytes(MOST_HEADER), StandardCharsets.UTF_8))
                        .filter(text -> !text.isBlank());
                drain(part);
            } else if (field.equals("file")) {
                String given = path.or(() -> find(FILE_NAME, disposition)).orElse("upload");
                return new Multipart(lastSegment(given), part);
            } else {
                drain(part);
            }
        }
        throw Problem.badRequest("missing file field");
    }

    private static String lastSegment(String path) {
        if (path.startsWith("/")
                || path.indexOf(':') == 1
                || Arrays.asList(path.split("[/\\\\]", -1)).contains("..")) {
            throw Problem.badRequest("invalid upload path");
        }
        String[] segments = path.split("[/\\\\]", -1);
        return segments[segments.length - 1];
    }

    private static Optional<String> find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static boolean atEnd(InputStream in) throws IOException {
        int first = in.read();
        int second = in.read();
        return first != '\r' || second != '\n';
    }

    private static String disposition(InputStream in) throws IOException {
        String found = "";
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int total = 0;
        for (int c = in.read(); c >= 0 && total++ < MOST_HEADER; c = in.read()) {
            if (c != '\n') {
                line.write(c);
                continue;
            }
            String text = line.toString(StandardCharsets.UTF_8).strip();
            line.reset();
            if (text.isEmpty()) {
                return found;
            }
            if (text.regionMatches(true, 0, "Content-Disposition:", 0, 20)) {
                found = text;
            }
        }
        throw Problem.badRequest("missing file field");
    }

    private static void drain(InputStream part) throws IOException {
        part.transferTo(java.io.OutputStream.nullOutputStream());
    }

    String name() {
        return name;
    }

    InputStream content() {
        return content;
    }

    /** One part: ends in front of the delimiter, which it takes. */
    private static final class PartStream extends InputStream {
        private final InputStream in;
        private final byte[] delimiter;
        private boolean ended;

        PartStream(InputStream in, byte[] delimiter) {
            this.in = in;
            this.delimiter = delimiter;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int count = 0;
            while (count < length) {
                int c = read();
                if (c < 0) {
                    return count == 0 && length > 0 ? -1 : count;
                }
                target[from + count++] = (byte) c;
            }
            return count;
        }

        @Override
        public int read() throws IOException {
            if (ended) {
                return -1;
            }
            in.mark(delimiter.length);
            int c = in.read();
            if (c < 0) {
                throw Problem.badRequest("the upload ended early");
            }
            if (c != (delimiter[0] & 0xff)) {
                return c;
            }
            byte[] rest = in.readNBytes(delimiter.length - 1);
            if (Arrays.equals(rest, 0, rest.length, delimiter, 1, delimiter.length)) {
                ended = true;
                return -1;
            }
            in.reset();
            return in.read();
        }
    }
}
