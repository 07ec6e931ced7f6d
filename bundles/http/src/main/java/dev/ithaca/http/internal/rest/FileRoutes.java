// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.rest;

import dev.ithaca.access.api.Scope;
import dev.ithaca.http.internal.route.Exchange;
import dev.ithaca.http.internal.route.HttpErrorCode;
import dev.ithaca.http.internal.route.Problem;
import dev.ithaca.http.internal.route.Reply;
import dev.ithaca.http.internal.route.Route;
import dev.ithaca.session.api.SessionService;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * Files for a session. A body goes to the disk as it comes; a few uploads at a time, since each holds one of the server's
 * threads while its client sends.
 */
public final class FileRoutes {
    static final long MOST_BYTES = 64L << 20;
    private static final int AT_ONCE = 6;

    private final SessionService sessions;
    private final Semaphore places = new Semaphore(AT_ONCE);

    public FileRoutes(SessionService sessions) {
        this.sessions = sessions;
    }

    public List<Route> routes() {
        return List.of(
                Route.post(SessionRoutes.ONE + "/files", "Put a file into the session's folder", this::add)
                        .body(Route.Body.STREAMED)
                        .needs(Scope.CONTROL)
                        .takesAs("application/octet-stream")
                        .parameter("name", "string", "name of the file")
                        .answers(201, Bodies.FileAnswer.class, "where it is"),
                Route.post(
                                SeedSessionRoutes.ONE + "/upload",
                                "Put a file into the session's folder",
                                SeedNodes.here(this::upload))
                        .body(Route.Body.STREAMED)
                        .needs(Scope.CONTROL)
                        .takesAs("multipart/form-data")
                        .answers(200, SeedBodies.Uploaded.class, "where it is"));
    }

    private Reply add(Exchange exchange) throws IOException {
        String name = exchange.query().text("name").orElseThrow(() -> Problem.badRequest("name is needed"));
        return inPlace(exchange, MOST_BYTES, body -> {
            Path file = sessions.addFile(exchange.session(), name, body);
            return Reply.json(
                    201, new Bodies.FileAnswer(file.toString(), String.valueOf(file.getFileName()), Files.size(file)));
        });
    }

    private Reply upload(Exchange exchange) throws IOException {
        return inPlace(exchange, MOST_BYTES + Multipart.OVERHEAD, body -> {
            Multipart parts = Multipart.read(exchange.request().getContentType(), body);
            Path file = sessions.addFile(exchange.session(), parts.name(), parts.content());
            return Reply.json(new SeedBodies.Uploaded(true, file.toString(), Files.size(file)));
        });
    }

    /** Not a byte is read before there is a place: who stalls holds one of them, and nothing else. */
    private Reply inPlace(Exchange exchange, long most, Receiver receiver) throws IOException {
        if (exchange.request().getContentLengthLong() > most) {
            throw UploadStream.tooLarge();
        }
        if (!places.tryAcquire()) {
            throw new Problem(HttpErrorCode.UNAVAILABLE, "too many uploads at once").withHeader("Retry-After", "5");
        }
        try {
            return receiver.receive(new UploadStream(exchange.request().getInputStream(), most, System::nanoTime));
        } finally {
            places.release();
        }
    }

    private interface Receiver {
        Reply receive(InputStream body) throws IOException;
    }
}
