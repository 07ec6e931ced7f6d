// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.post;

import dev.ithaca.notify.post.text.RetryAfter;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a server answered.
 *
 * @param status the status
 * @param retryAfter how long it asks to wait, null if it does not
 * @param body the beginning of its text, at most {@value BoundedText#MOST_BYTES} bytes
 */
public record Answer(int status, @Nullable Duration retryAfter, String body) {
    static Answer of(HttpResponse<String> response) {
        String asked = response.headers().firstValue(RetryAfter.HEADER).orElse("");
        return new Answer(response.statusCode(), RetryAfter.of(asked, Instant.now()), response.body());
    }
}
