// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.page;

import dev.ithaca.http.internal.guard.SecurityHeaders;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The user's own files: {@code wwwroot} in the state directory. They need a login, and run in a sandbox: what a browser loads
 * from here has an origin of its own, so it can neither read the page nor use its login.
 */
public final class OwnFiles {
    private static final int PIECE = 64 * 1024;

    private final Path root;
    private final Predicate<Exchange> mayObserve;

    /**
     * @param mayObserve whether the caller may see what is not public
     */
    public OwnFiles(Path root, Predicate<Exchange> mayObserve) {
        this.root = root.toAbsolutePath().normalize();
        this.mayObserve = mayObserve;
    }

    /** The file of a path, or nothing if there is none. */
    Optional<Reply> serve(Exchange exchange) throws IOException {
        List<String> segments = exchange.path().segments();
        if (!Files.isDirectory(root) || segments.stream().anyMatch(segment -> segment.startsWith("."))) {
            return Optional.empty();
        }
        for (String candidate : candidates(String.join("/", segments))) {
            Path file = root.resolve(candidate).normalize();
            if (isInside(file)) {
                return Optional.of(reply(exchange, file));
            }
        }
        return Optional.empty();
    }

    /** The seed system's order. */
    private static List<String> candidates(String path) {
        List<String> candidates = new ArrayList<>();
        if (path.isEmpty() || path.endsWith("/")) {
            candidates.add(path + "index.html");
        } else {
            candidates.add(path);
            if (path.lastIndexOf('.') <= path.lastIndexOf('/')) {
                candidates.add(path + ".html");
            }
            candidates.add(path + "/index.html");
        }
        return candidates;
    }

    /** A link that leads out is not followed. */
    private boolean isInside(Path file) throws IOException {
        return file.startsWith(root)
                && Files.isRegularFile(file)
                && file.toRealPath().startsWith(root.toRealPath(LinkOption.NOFOLLOW_LINKS));
    }

    private Reply reply(Exchange exchange, Path file) throws IOException {
        if (!mayObserve.test(exchange)) {
            throw new Problem(HttpErrorCode.UNAUTHORIZED, "unauthorized");
        }
        exchange.response().setHeader("Content-Security-Policy", SecurityHeaders.CSP_SANDBOX);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-cache");
        headers.put("Content-Length", Long.toString(Files.size(file)));
        String type = MediaTypes.of(String.valueOf(file.getFileName()));
        return new Reply.Pieces(200, type, headers, new FileSource(Files.newInputStream(file)));
    }

    private static final class FileSource implements Reply.Source {
        private final InputStream in;

        FileSource(InputStream in) {
            this.in = in;
        }

        @Override
        public byte @Nullable [] next() throws IOException {
            byte[] piece = in.readNBytes(PIECE);
            return piece.length == 0 ? null : piece;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
