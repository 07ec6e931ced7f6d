// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.ithaca.spi.notify.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real server. */
class PosterTest {
    private static final byte[] BODY = "{}".getBytes();

    private final AtomicInteger followed = new AtomicInteger();
    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile int status = 204;
    private volatile String retryAfter = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/secret-path", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            if (!retryAfter.isEmpty()) {
                exchange.getResponseHeaders().add("Retry-After", retryAfter);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            followed.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.createContext("/endless", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (end.getCount() > 0) {
                    out.write(new byte[4_096]);
                }
            } catch (IOException e) {
                exchange.close();
            }
        });
        server.createContext("/silent", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().flush();
            await(end);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void followsNoRedirect() throws Exception {
        status = 302;

        assertThat(send("/secret-path")).isEqualTo(Delivery.rejected("status 302"));
        assertThat(followed).hasValue(0);
    }

    @Test
    void triesAgainWhatMayGetBetter() throws Exception {
        retryAfter = "12";
        for (int may : new int[] {408, 425, 429, 500, 503}) {
            status = may;
            assertThat(send("/secret-path")).isEqualTo(Delivery.retry("status " + may, Duration.ofSeconds(12)));
        }
        status = 404;
        assertThat(send("/secret-path")).isEqualTo(Delivery.rejected("status 404"));
    }

    @Test
    void readsTheBeginningOfAnEndlessAnswer() throws Exception {
        Answer answer =
                new Poster().exchange(Poster.json(address("/endless"), BODY).build());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasSize(BoundedText.MOST_BYTES);
    }

    @Test
    void doesNotWaitForTheRestOfAnAnswer() {
        Poster impatient = new Poster(Duration.ofMillis(80));

        assertThatThrownBy(() ->
                        impatient.send(Poster.json(address("/silent"), BODY).build()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no answer from 127.0.0.1 within");
    }

    @Test
    void namesTheHostAndNotThePathOfWhatFailed() {
        URI gone = address("/secret-path");
        server.stop(0);

        assertThatThrownBy(() -> new Poster().send(Poster.json(gone, BODY).build()))
                .isInstanceOf(IOException.class)
                .hasMessage("no connection to 127.0.0.1")
                .hasNoCause();
    }

    private Delivery send(String path) throws Exception {
        return new Poster().send(Poster.json(address(path), BODY).build());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
