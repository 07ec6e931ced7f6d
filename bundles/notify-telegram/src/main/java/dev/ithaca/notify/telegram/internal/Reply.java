// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.telegram.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.ithaca.notify.post.Answer;
import dev.ithaca.notify.post.Poster;
import dev.ithaca.notify.post.text.Clip;
import dev.ithaca.spi.notify.Delivery;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the Bot API says beside its status.
 *
 * @param answer the answer
 * @param description what is wrong, empty if nothing is
 * @param retryAfter how many seconds it asks to wait, null if it does not
 */
record Reply(Answer answer, String description, @Nullable Long retryAfter) {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int DESCRIPTION_MAX = 200;
    private static final long WAIT_MAX = 1_000_000;

    /** An answer that is no JSON, from a proxy for example, counts by its status alone. */
    static Reply of(Answer answer) {
        String description = "";
        Long retryAfter = null;
        try (JsonParser json = JSON.createParser(answer.body())) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                String name = json.currentName();
                if (token == JsonToken.VALUE_STRING && "description".equals(name)) {
                    description = json.getText();
                } else if (token == JsonToken.VALUE_NUMBER_INT && "retry_after".equals(name)) {
                    retryAfter = json.getLongValue();
                }
            }
        } catch (IOException e) {
            return new Reply(answer, "", null);
        }
        return new Reply(answer, description, retryAfter);
    }

    Delivery delivery(String secret) {
        String detail = "status " + answer.status() + (description.isEmpty() ? "" : ": " + description);
        String safe = Clip.characters(detail.replace(secret, "…").replaceAll("\\p{Cntrl}", " "), DESCRIPTION_MAX);
        Long asked = retryAfter;
        return Poster.judge(
                asked == null || asked < 0
                        ? answer
                        : new Answer(answer.status(), Duration.ofSeconds(Math.min(asked, WAIT_MAX)), answer.body()),
                safe);
    }
}
