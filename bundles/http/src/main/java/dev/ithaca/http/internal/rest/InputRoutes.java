// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.InputReceipt;
import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.KeySpec;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionService;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Typing into a session: blindly, or as an answer to a screen and with a receipt. */
public final class InputRoutes {
    private final SessionService sessions;
    private final SessionInput inputs;

    public InputRoutes(SessionService sessions, SessionInput inputs) {
        this.sessions = sessions;
        this.inputs = inputs;
    }

    public List<Route> routes() {
        return List.of(Route.post(
                        SessionRoutes.ONE + "/input",
                        "Type text, octets or keys; with submit, if_screen or timeout_ms answered by a receipt",
                        this::input)
                .needs(Scope.CONTROL)
                .takes(Bodies.InputBody.class)
                .answers(200, Bodies.Receipt.class, "what became of it")
                .answers(204, null, "all of it was typed, and no receipt was asked for")
                .answers(409, null, "the screen is another than that of if_screen, or the session has ended"));
    }

    private Reply input(Exchange exchange) {
        Bodies.InputBody body = exchange.json(Bodies.InputBody.class);
        byte[] bytes = bytes(body);
        if (body.submit() == null && body.ifScreen() == null && body.timeoutMs() == null) {
            sessions.input(exchange.session(), bytes, exchange.by());
            return Reply.empty(204);
        }
        InputRequest request = request(body, bytes, exchange.by());
        return Reply.later(
                inputs.submit(exchange.session(), request).thenApply(receipt -> Reply.json(InputRoutes.body(receipt))));
    }

    private static InputRequest request(Bodies.InputBody body, byte[] bytes, String by) {
        boolean submit = Boolean.TRUE.equals(body.submit());
        if (submit && body.keys() != null) {
            throw Problem.badRequest("keys cannot be submitted; send them without submit");
        }
        @Nullable ScreenFence fence = body.ifScreen() == null ? null : new ScreenFence(body.ifScreen());
        Duration deadline =
                body.timeoutMs() == null ? InputRequest.DEFAULT_DEADLINE : Duration.ofMillis(body.timeoutMs());
        return new InputRequest(bytes, submit, fence, by, deadline);
    }

    private static Bodies.Receipt body(InputReceipt receipt) {
        return new Bodies.Receipt(
                receipt.outcome().name().toLowerCase(Locale.ROOT),
                receipt.evidence().name().toLowerCase(Locale.ROOT),
                receipt.detail(),
                receipt.offsetBefore(),
                receipt.offsetAfter(),
                receipt.enters(),
                receipt.bracketed());
    }

    private static byte[] bytes(Bodies.InputBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (body.data() != null) {
            bytes.writeBytes(body.data().getBytes(StandardCharsets.UTF_8));
        }
        if (body.dataBase64() != null) {
            try {
                bytes.writeBytes(Base64.getDecoder().decode(body.dataBase64()));
            } catch (IllegalArgumentException e) {
                throw Problem.badRequest("data_base64 is not base64");
            }
        }
        if (body.keys() != null) {
            body.keys().forEach(key -> bytes.writeBytes(KeySpec.bytes(key)));
        }
        if (body.data() == null && body.dataBase64() == null && body.keys() == null) {
            throw Problem.badRequest("data, data_base64 or keys is needed");
        }
        return bytes.toByteArray();
    }
}
