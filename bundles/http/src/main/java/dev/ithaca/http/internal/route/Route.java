// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import dev.ithaca.access.api.Scope;
import dev.ithaca.access.api.TicketPurpose;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One row of the route table: from it requests are routed, guarded and documented. */
public final class Route {
    /** How much a JSON body may have, unless a route says otherwise. */
    static final int JSON_LIMIT = 2 * 1024 * 1024;

    /** Whose words the route speaks: the seed system's, or ours with problem+json. */
    public enum Style {
        SEED,
        V1
    }

    /** How the body comes. */
    public enum Body {
        NONE,
        JSON,
        /** The handler reads it from the request as it comes. */
        STREAMED
    }

    private final String method;
    private final PathTemplate path;
    private final Style style;
    private final Handler handler;
    private final Documentation documentation;
    private @Nullable Scope scope;
    private @Nullable TicketPurpose ticket;
    private boolean queryToken;
    private boolean lasting;
    private boolean heavy;
    private Body body = Body.NONE;
    private int bodyLimit = JSON_LIMIT;
    private int failureStatus;

    private Route(String method, String path, String summary, Handler handler) {
        this.method = method;
        this.path = new PathTemplate(path);
        this.handler = handler;
        style = path.startsWith("/api/v1/") || !path.startsWith("/api/") ? Style.V1 : Style.SEED;
        documentation = new Documentation(summary);
    }

    public static Route of(String method, String path, String summary, Handler handler) {
        return new Route(method, path, summary, handler);
    }

    public static Route get(String path, String summary, Handler handler) {
        return of("GET", path, summary, handler);
    }

    public static Route post(String path, String summary, Handler handler) {
        return of("POST", path, summary, handler).body(Body.JSON);
    }

    /** Lets in only who may do this; without it everybody. */
    public Route needs(Scope needed) {
        scope = needed;
        return this;
    }

    /** Lets in a one-time ticket of this purpose too. */
    public Route orTicket(TicketPurpose purpose) {
        ticket = purpose;
        return this;
    }

    /** Lets in the seed system's {@code ?token=} too. */
    public Route orQueryToken() {
        queryToken = true;
        return this;
    }

    /** Says that an answer may take seconds of computing: see {@link HeavyWork}. */
    public Route heavy() {
        heavy = true;
        return this;
    }

    /**
     * Says that what is done here gives access that outlives the daemon's run. Who may do everything only because this run asks
     * nobody who he is may not do this.
     */
    public Route givesAccess() {
        lasting = true;
        return this;
    }

    public Route body(Body kind) {
        body = kind;
        return this;
    }

    public Route bodyLimit(int bytes) {
        bodyLimit = bytes;
        return this;
    }

    /** Answers every failure that is not the request's form with this status, as the seed system does here. */
    public Route failsWith(int status) {
        failureStatus = status;
        return this;
    }

    public Route takes(Class<?> type) {
        documentation.request = type;
        return this;
    }

    /** Takes octets of a media type. */
    public Route takesAs(String mediaType) {
        documentation.requestMediaType = mediaType;
        return this;
    }

    /** Does without its JSON body too. */
    public Route optionalBody() {
        documentation.bodyNeeded = false;
        return this;
    }

    public Route answers(int status, @Nullable Class<?> type, String description) {
        documentation.answers.put(status, new Answer(type, null, description));
        return this;
    }

    public Route answersWith(int status, String mediaType, String description) {
        documentation.answers.put(status, new Answer(null, mediaType, description));
        return this;
    }

    public Route parameter(String name, String type, String description) {
        documentation.parameters.add(new Parameter(name, type, description));
        return this;
    }

    public String method() {
        return method;
    }

    public PathTemplate path() {
        return path;
    }

    public Style style() {
        return style;
    }

    public Handler handler() {
        return handler;
    }

    public Documentation documentation() {
        return documentation;
    }

    public Optional<Scope> scope() {
        return Optional.ofNullable(scope);
    }

    public Optional<TicketPurpose> ticket() {
        return Optional.ofNullable(ticket);
    }

    public boolean queryToken() {
        return queryToken;
    }

    /** See {@link #givesAccess}. */
    public boolean isGivingAccess() {
        return lasting;
    }

    public boolean isHeavy() {
        return heavy;
    }

    public Body body() {
        return body;
    }

    public int bodyLimit() {
        return bodyLimit;
    }

    /** The one status of failures, 0 for honest ones. */
    public int failureStatus() {
        return failureStatus;
    }

    @Override
    public String toString() {
        return method + " " + path;
    }

    /** What the API's description says of a route. */
    public static final class Documentation {
        private final String summary;
        private final List<Parameter> parameters = new ArrayList<>();
        private final Map<Integer, Answer> answers = new LinkedHashMap<>();
        private @Nullable Class<?> request;
        private @Nullable String requestMediaType;
        private boolean bodyNeeded = true;

        Documentation(String summary) {
            this.summary = summary;
        }

        public String summary() {
            return summary;
        }

        public List<Parameter> parameters() {
            return parameters;
        }

        public Map<Integer, Answer> answers() {
            return answers;
        }

        public Optional<Class<?>> request() {
            return Optional.ofNullable(request);
        }

        public Optional<String> requestMediaType() {
            return Optional.ofNullable(requestMediaType);
        }

        public boolean isBodyNeeded() {
            return bodyNeeded;
        }
    }

    /** A parameter of the query. */
    public record Parameter(String name, String type, String description) {}

    /** An answer: JSON of a type, or octets of a media type, or nothing. */
    public record Answer(@Nullable Class<?> type, @Nullable String mediaType, String description) {}
}
