// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.http.internal.route.Problem;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class UploadStreamTest {
    private final AtomicLong clock = new AtomicLong();

    @Test
    void endsAnUploadThatTrickles() throws Exception {
        UploadStream upload = new UploadStream(new ByteArrayInputStream(new byte[100]), 100, clock::get);

        assertThat(upload.read()).isZero();
        clock.set(TimeUnit.SECONDS.toNanos(17));
        assertThatThrownBy(upload::read)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(408));
    }

    @Test
    void takesAnUploadOfAnHourIfItFlows() throws Exception {
        UploadStream upload = new UploadStream(new ByteArrayInputStream(new byte[32 << 20]), 32 << 20, clock::get);

        for (int i = 0; i < 512; i++) {
            clock.addAndGet(TimeUnit.SECONDS.toNanos(7));
            assertThat(upload.readNBytes(64 << 10)).hasSize(64 << 10);
        }
    }

    @Test
    void blamesTheClientForWhatDoesNotArrive() {
        @SuppressWarnings("InputStreamSlowMultibyteRead") // it fails before it reads
        InputStream gone = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new EOFException("reset");
            }
        };

        assertThatThrownBy(() -> new UploadStream(gone, 100, clock::get).read())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(400));
    }

    @Test
    void endsAnUploadThatIsLongerThanItMayBe() throws Exception {
        UploadStream upload = new UploadStream(new ByteArrayInputStream(new byte[101]), 100, clock::get);

        assertThat(upload.readNBytes(100)).hasSize(100);
        assertThatThrownBy(upload::read)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.status()).isEqualTo(413));
    }
}
