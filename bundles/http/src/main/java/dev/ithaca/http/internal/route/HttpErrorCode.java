// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.ErrorCode;

/** What can be wrong with a request itself, each with its status. */
public enum HttpErrorCode implements ErrorCode {
    BAD_REQUEST("http.bad-request", 400, ErrorCategory.INVALID),
    UNAUTHORIZED("http.unauthorized", 401, ErrorCategory.UNAUTHENTICATED),
    FORBIDDEN("http.forbidden", 403, ErrorCategory.DENIED),
    ORIGIN("http.origin-refused", 403, ErrorCategory.DENIED),
    CSRF("http.csrf", 403, ErrorCategory.DENIED),
    NOT_FOUND("http.not-found", 404, ErrorCategory.NOT_FOUND),
    METHOD("http.method-not-allowed", 405, ErrorCategory.INVALID),
    TIMEOUT("http.timeout", 408, ErrorCategory.TIMEOUT),
    CONFLICT("http.conflict", 409, ErrorCategory.CONFLICT),
    TOO_LARGE("http.too-large", 413, ErrorCategory.LIMIT),
    MEDIA_TYPE("http.media-type", 415, ErrorCategory.INVALID),
    RANGE("http.range", 416, ErrorCategory.INVALID),
    HOST("http.host-refused", 421, ErrorCategory.DENIED),
    UPGRADE("http.upgrade-required", 426, ErrorCategory.INVALID),
    LOCKED_OUT("http.locked-out", 429, ErrorCategory.LIMIT),
    TOO_MANY("http.too-many", 429, ErrorCategory.LIMIT),
    APP("http.app-broken", 500, ErrorCategory.INTERNAL),
    INTERNAL("http.internal", 500, ErrorCategory.INTERNAL),
    UPSTREAM("http.upstream", 502, ErrorCategory.UNAVAILABLE),
    UNAVAILABLE("http.unavailable", 503, ErrorCategory.UNAVAILABLE);

    private final String id;
    private final int status;
    private final ErrorCategory category;

    HttpErrorCode(String id, int status, ErrorCategory category) {
        this.id = id;
        this.status = status;
        this.category = category;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }

    public int status() {
        return status;
    }
}
