// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import dev.ithaca.http.internal.guard.SecurityHeaders;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;

/** Our settings in the words of Felix HTTP. */
final class FelixSettings {
    static final String PID = "org.apache.felix.http";

    /** Requests, events and WebSockets are served without a thread that waits; so a few are enough for thousands. */
    private static final int THREADS = 32;

    private static final int IDLE_MILLIS = 60_000;
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int STOP_MILLIS = 2_000;

    private FelixSettings() {}

    static Dictionary<String, Object> of(HttpSettings settings, @Nullable KeyFile keys) {
        Map<String, Object> felix = new HashMap<>();
        boolean tls = keys != null;
        String port = Integer.toString(settings.port());
        felix.put("org.apache.felix.http.host", settings.bind());
        felix.put("org.apache.felix.http.enable", !tls);
        felix.put("org.apache.felix.https.enable", tls);
        felix.put(tls ? "org.osgi.service.http.port.secure" : "org.osgi.service.http.port", port);
        if (keys != null) {
            felix.put("org.apache.felix.https.keystore", keys.path().toString());
            felix.put("org.apache.felix.https.keystore.type", "PKCS12");
            felix.put("org.apache.felix.https.keystore.password", keys.password());
            felix.put("org.apache.felix.https.keystore.key.password", keys.password());
            felix.put("org.apache.felix.https.jetty.protocols.included", new String[] {"TLSv1.3", "TLSv1.2"});
        }
        felix.put("org.apache.felix.http.timeout", IDLE_MILLIS);
        felix.put("org.apache.felix.http.jetty.headerBufferSize", HEADER_BYTES);
        felix.put("org.apache.felix.http.jetty.threadpool.max", THREADS);
        felix.put("org.apache.felix.http.jetty.acceptors", 1);
        felix.put("org.apache.felix.http.jetty.selectors", 1);
        felix.put("org.apache.felix.http.jetty.sendServerHeader", false);
        felix.put("org.apache.felix.http.jetty.errorPageCustomHeaders", errorHeaders());
        felix.put("org.apache.felix.jetty.websocket.enable", true);
        felix.put("org.apache.felix.jetty.stopTimeout", (long) STOP_MILLIS);
        return FrameworkUtil.asDictionary(felix);
    }

    /** For what Jetty refuses before it reaches the guard: a bad request line, too long headers, a range of its own. */
    private static String errorHeaders() {
        return SecurityHeaders.OF_ALL.entrySet().stream()
                .map(header -> header.getKey() + "=" + header.getValue())
                .collect(Collectors.joining("##"));
    }
}
