// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Why a request is refused. It says all that the caller may know; what led to it is for the log.
 *
 * @see Problems for what other exceptions become
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, Object> details = new LinkedHashMap<>();
    private final transient Map<String, String> headers = new LinkedHashMap<>();

    public Problem(HttpErrorCode code, String message) {
        this(code.status(), code.id(), message, null);
    }

    Problem(int status, String code, String message, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
    }

    /** The path is not there, or not for this caller. */
    public static Problem notFound(String what) {
        return new Problem(HttpErrorCode.NOT_FOUND, what + " not found");
    }

    public static Problem badRequest(String message) {
        return new Problem(HttpErrorCode.BAD_REQUEST, message);
    }

    /** Adds a member to the answer's JSON. */
    public Problem with(String name, Object value) {
        details.put(name, value);
        return this;
    }

    public Problem withHeader(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    /** The message, which is never null. */
    public String message() {
        return String.valueOf(getMessage());
    }

    public Map<String, Object> details() {
        return details;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
