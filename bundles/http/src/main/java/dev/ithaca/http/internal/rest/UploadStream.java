// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/**
 * The body of an upload, as long as it comes fast enough and is not too long: a thread waits for it. One that is slower than a
 * modem, or ends early, is the client's doing and no failure of ours.
 */
final class UploadStream extends FilterInputStream {
    private static final int BYTES_A_SECOND = 4 * 1024;
    private static final long GRACE_SECONDS = 15;

    private final long most;
    private final LongSupplier nanos;
    private final long start;
    private long bytes;

    UploadStream(InputStream in, long most, LongSupplier nanos) {
        super(in);
        this.most = most;
        this.nanos = nanos;
        start = nanos.getAsLong();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        int count;
        try {
            count = in.read(target, from, length);
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw late();
            }
            throw Problem.badRequest("the upload ended early").withHeader("Connection", "close");
        }
        if (count > 0) {
            bytes += count;
            if (bytes > most) {
                throw tooLarge();
            }
            long seconds = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - start);
            if (seconds > GRACE_SECONDS + bytes / BYTES_A_SECOND) {
                throw late();
            }
        }
        return count;
    }

    static Problem tooLarge() {
        return new Problem(HttpErrorCode.TOO_LARGE, "a file may have 64 MiB").withHeader("Connection", "close");
    }

    private static Problem late() {
        return new Problem(HttpErrorCode.TIMEOUT, "the upload came too slowly").withHeader("Connection", "close");
    }
}
