// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ithaca.access.api.Principal;
import dev.ithaca.http.internal.json.Json;
import dev.ithaca.spi.SessionId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request on its way, with what the stages in front of the route have found out. For one thread at a time. */
public final class Exchange {
    private static final byte[] NOTHING = {};

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final String requestId;
    private final RequestPath path;
    private final Query query;
    private Map<String, String> names = Map.of();
    private Caller caller = Caller.NOBODY;
    private byte[] body = NOTHING;

    public Exchange(HttpServletRequest request, HttpServletResponse response, String requestId) {
        this.request = request;
        this.response = response;
        this.requestId = requestId;
        path = RequestPath.parse(request.getRequestURI());
        query = Query.parse(request.getQueryString());
    }

    public HttpServletRequest request() {
        return request;
    }

    public HttpServletResponse response() {
        return response;
    }

    /** Names the request in the answer and in the log. */
    public String requestId() {
        return requestId;
    }

    public RequestPath path() {
        return path;
    }

    public Query query() {
        return query;
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    void named(Map<String, String> values) {
        names = values;
    }

    public void by(Caller who) {
        caller = who;
    }

    void carries(byte[] bytes) {
        body = bytes;
    }

    /** Who asks. */
    public Caller caller() {
        return caller;
    }

    /** Who asks, on a route that lets nobody else in. */
    public Principal principal() {
        Principal principal = caller.principal();
        if (principal == null) {
            throw new Problem(HttpErrorCode.UNAUTHORIZED, "unauthorized");
        }
        return principal;
    }

    /** How the event log of a session names the caller. */
    public String by() {
        return "web:" + principal().name();
    }

    /** A named segment of the path. */
    public String name(String name) {
        return names.getOrDefault(name, "");
    }

    /** The session of the path. What has not the form of an id can be no session. */
    public SessionId session() {
        String id = name("id");
        if (!SessionId.isValid(id)) {
            throw new Problem(HttpErrorCode.NOT_FOUND, "session not found: " + id);
        }
        return new SessionId(id);
    }

    /** The body as it came. */
    public byte[] body() {
        return body;
    }

    /** The body as JSON. */
    public <T> T json(Class<T> type) {
        String media = request.getContentType();
        if (media == null || !media.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            throw new Problem(HttpErrorCode.MEDIA_TYPE, "the body must be application/json");
        }
        try {
            return Json.read(body, type);
        } catch (JsonProcessingException e) {
            throw Problem.badRequest(Json.reason(e));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The body as JSON, or nothing if there is none. */
    public <T> Optional<T> optionalJson(Class<T> type) {
        return body.length == 0 ? Optional.empty() : Optional.of(json(type));
    }

    /**
     * Who asks, and how that was shown.
     *
     * @param principal who, null for nobody
     * @param secret the secret of the login or token, null if another way led in
     * @param byCookie whether a browser sent the secret by itself
     * @param address the client's address
     */
    public record Caller(
            @Nullable Principal principal, @Nullable String secret, boolean byCookie, String address) {
        static final Caller NOBODY = new Caller(null, null, false, "");

        /** Without the secret. */
        @Override
        public String toString() {
            return "Caller[" + principal + ", " + address + "]";
        }
    }
}
