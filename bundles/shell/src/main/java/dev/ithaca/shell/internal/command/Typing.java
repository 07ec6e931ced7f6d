// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.shell.internal.text.Chunk;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Types into a session for {@code send}. */
public final class Typing {
    /** A program that reads text and Enter as one would take it for a paste; its echo tells that it has read the text. */
    private static final Duration BETWEEN_CHUNKS = Duration.ofMillis(250);

    private static final Duration FULL_QUEUE = Duration.ofSeconds(10);
    private static final long RETRY_MILLIS = 20;
    private static final int MOST_AT_ONCE = 1024 * 1024;
    private static final int PIECE = 64 * 1024;

    private final CommandContext context;
    private final SessionId session;

    public Typing(CommandContext context, SessionId session) {
        this.context = context;
        this.session = session;
    }

    /** Types chunks, waiting after each for the program to show that it has read it, or a moment. */
    public void chunks(List<Chunk> chunks) throws IOException, InterruptedException {
        try (SessionOutput output = LastingOutput.open(context, session)) {
            for (Chunk chunk : chunks) {
                long before = output.end();
                context.sessions().input(session, bytes(chunk), context.caller().name());
                output.await(before, BETWEEN_CHUNKS);
            }
        }
    }

    /** All chunks as one input, for who types at once; without any, standard input. */
    public byte[] together(List<Chunk> chunks) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (Chunk chunk : chunks) {
            all.writeBytes(bytes(chunk));
        }
        if (chunks.isEmpty()) {
            all.writeBytes(context.caller().in().readNBytes(MOST_AT_ONCE + 1));
        }
        if (all.size() > MOST_AT_ONCE) {
            throw ShellErrorCode.invalid("input of more than " + MOST_AT_ONCE + " bytes does not fit one answer");
        }
        return all.toByteArray();
    }

    private byte[] bytes(Chunk chunk) throws IOException {
        Path file = chunk.file();
        if (file == null) {
            return chunk.bytes();
        }
        try (InputStream content = Files.newInputStream(file)) {
            Path stored = context.sessions().addFile(session, file.getFileName().toString(), content);
            return stored.toString().getBytes(StandardCharsets.UTF_8);
        }
    }

    /**
     * Types all of standard input, as fast as the program reads it.
     *
     * @return how many bytes that was
     */
    public long standardInput() throws IOException, InterruptedException {
        byte[] piece = new byte[PIECE];
        long total = 0;
        for (int count = context.caller().in().read(piece);
                count >= 0;
                count = context.caller().in().read(piece)) {
            input(Arrays.copyOf(piece, count));
            total += count;
        }
        return total;
    }

    private void input(byte[] bytes) throws InterruptedException {
        Deadline deadline = Deadline.after(FULL_QUEUE);
        while (true) {
            try {
                context.sessions().input(session, bytes, context.caller().name());
                return;
            } catch (PlatformException e) {
                if (e.code() != SessionErrorCode.BUSY || deadline.passed()) {
                    throw e;
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }
}
