// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.page;

import dev.ithaca.http.internal.guard.SecurityHeaders;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.RequestPath;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * The page. It is public: it holds no secret, and it is what one logs in with. A path that is no file of it is the page too,
 * since its views have addresses. Files are packed once and kept; there are few, and they do not change.
 */
public final class WebPage {
    /** The service worker, which rules all of the page, and what browsers ask for beside it. */
    private static final Set<String> RESERVED = Set.of("sw.js", "manifest.webmanifest");

    private static final int MOST_KEPT = 200;
    private static final byte[] ABSENT =
            ("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Ithaca</title>"
                            + "<p>The web page is not installed. The API answers at <a href=\"/api/docs\">/api/docs</a>.")
                    .getBytes(StandardCharsets.UTF_8);

    private final PageFiles files;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    public WebPage(PageFiles files) {
        this.files = files;
    }

    @SuppressWarnings("ArrayRecordComponent") // sent out, never compared
    private record Kept(byte[] plain, byte[] packed, String tag) {}

    /** Forgets the files: the bundle that has them is another one now. */
    public void changed() {
        kept.clear();
    }

    /**
     * Whether a path is for the page's own files alone: those that it has, and those that another release of it has or had. Its
     * document is not among them: another one in its place is sandboxed.
     */
    boolean owns(RequestPath path) throws IOException {
        String name = String.join("/", path.segments());
        return path.first().equals("assets")
                || RESERVED.contains(name)
                || (!name.isEmpty() && !name.equals("index.html") && find(name).isPresent());
    }

    public Reply serve(Exchange exchange) throws IOException {
        String path = String.join("/", exchange.path().segments());
        exchange.response().setHeader("Content-Security-Policy", SecurityHeaders.CSP_PAGE);
        Optional<Kept> file = path.isEmpty() ? Optional.empty() : find(path);
        if (file.isPresent()) {
            return reply(exchange, path, file.get());
        }
        boolean isView = path.lastIndexOf('.') <= path.lastIndexOf('/');
        Optional<Kept> index = find("index.html");
        if (isView) {
            return reply(exchange, "index.html", index.orElseGet(() -> keep(ABSENT)));
        }
        throw dev.ithaca.http.internal.route.Problem.notFound("file");
    }

    private Optional<Kept> find(String path) throws IOException {
        Kept known = kept.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Kept> found = files.read(path).map(WebPage::keep);
        if (found.isPresent() && kept.size() < MOST_KEPT) {
            kept.put(path, found.get());
        }
        return found;
    }

    private static Kept keep(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Kept(plain, packed.toByteArray(), tag(plain));
    }

    private static String tag(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return "\"" + HexFormat.of().formatHex(digest, 0, 12) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Reply reply(Exchange exchange, String path, Kept file) {
        String type = MediaTypes.of(path);
        Map<String, String> headers = new LinkedHashMap<>();
        // The build names these after their content; all else is asked for again, and mostly answered by its tag.
        boolean forEver = path.startsWith("assets/");
        headers.put("Cache-Control", forEver ? "public, max-age=31536000, immutable" : "no-cache");
        headers.put("ETag", file.tag());
        headers.put("Vary", "Accept-Encoding");
        if (file.tag().equals(exchange.header("If-None-Match").orElse(""))) {
            return new Reply.Whole(304, null, new byte[0], headers);
        }
        boolean gzip = MediaTypes.packs(type)
                && file.packed().length < file.plain().length
                && exchange.header("Accept-Encoding").orElse("").contains("gzip");
        if (gzip) {
            headers.put("Content-Encoding", "gzip");
        }
        return new Reply.Whole(200, type, gzip ? file.packed() : file.plain(), headers);
    }
}
