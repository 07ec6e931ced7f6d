// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.ntfy.internal;

import dev.ithaca.spi.notify.Delivery;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests and judges the answers. Redirects are not followed: what is sent was meant for the address that is set. */
final class Poster {
    static final Duration ANSWER = Duration.ofSeconds(8);
    private static final Duration CONNECT = Duration.ofSeconds(4);
    private static final int TOO_LATE = 408;
    private static final int TOO_MANY = 429;

    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    Delivery send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
        int status = response.statusCode();
        String detail = "status " + status;
        if (status >= 200 && status < 300) {
            return Delivery.delivered(detail);
        }
        if (status == TOO_LATE || status == TOO_MANY || status >= 500) {
            String wait =
                    response.headers().firstValue("Retry-After").orElse("").strip();
            boolean seconds = wait.matches("[0-9]{1,9}");
            return Delivery.retry(detail, seconds ? Duration.ofSeconds(Long.parseLong(wait)) : null);
        }
        return Delivery.rejected(detail);
    }
}
