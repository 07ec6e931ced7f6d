// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.guard;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;

/** What every answer carries, whatever it is: errors, files and apps too. */
public final class SecurityHeaders {
    /** For answers that no browser shall render. */
    public static final String CSP_NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** For the page; its terminal sets styles by script. */
    public static final String CSP_PAGE = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; worker-src 'self'; manifest-src 'self'; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /**
     * For the user's own files and apps. Without {@code allow-same-origin} they live in an origin of their own: no cookie of
     * a login goes with what they ask, and nothing of the page can be reached from them.
     */
    public static final String CSP_SANDBOX =
            "sandbox allow-scripts allow-forms allow-popups allow-modals allow-downloads; "
                    + "frame-ancestors 'none'; base-uri 'none'";

    /** What even the server's own pages of errors carry; no value has an equals sign, which Felix HTTP takes for its own. */
    public static final Map<String, String> OF_ALL = Map.of(
            "Content-Security-Policy", CSP_NOTHING,
            "X-Content-Type-Options", "nosniff",
            "X-Frame-Options", "DENY",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private SecurityHeaders() {}

    static void set(HttpServletResponse response, boolean secure) {
        OF_ALL.forEach(response::setHeader);
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
        if (secure) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }
}
