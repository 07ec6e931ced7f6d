// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.apps;

import dev.ithaca.http.internal.page.MediaTypes;
import dev.ithaca.http.internal.route.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file as an answer; it is read while it is sent. */
final class FileReply implements Reply.Source {
    private static final int PIECE = 64 * 1024;

    private final InputStream in;

    private FileReply(InputStream in) {
        this.in = in;
    }

    static Reply of(Path file) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", "no-cache");
        headers.put("Content-Length", Long.toString(Files.size(file)));
        String type = MediaTypes.of(String.valueOf(file.getFileName()));
        return new Reply.Pieces(200, type, headers, new FileReply(Files.newInputStream(file)));
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
