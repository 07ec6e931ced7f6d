// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import dev.ithaca.http.internal.guard.SecurityHeaders;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.framework.FrameworkUtil;

/**
 * What Felix HTTP is told: to make a server, whose port is ours. It does not do so without a port of its own, so that it gets
 * one that is closed again before anything is behind it; see {@link SitePort}.
 */
final class FelixSettings {
    static final String PID = "org.apache.felix.http";

    /** Requests, events and WebSockets are served without a thread that waits; so a few are enough for thousands. */
    private static final int THREADS = 32;

    private static final int STOP_MILLIS = 2_000;

    private FelixSettings() {}

    static Dictionary<String, Object> all() {
        Map<String, Object> felix = new HashMap<>();
        felix.put("org.apache.felix.http.host", "127.0.0.1");
        felix.put("org.osgi.service.http.port", "0");
        felix.put("org.apache.felix.http.enable", true);
        felix.put("org.apache.felix.https.enable", false);
        felix.put("org.apache.felix.http.jetty.threadpool.max", THREADS);
        felix.put("org.apache.felix.http.jetty.acceptors", 1);
        felix.put("org.apache.felix.http.jetty.selectors", 1);
        felix.put("org.apache.felix.http.jetty.errorPageCustomHeaders", errorHeaders());
        felix.put("org.apache.felix.jetty.websocket.enable", true);
        felix.put("org.apache.felix.jetty.stopTimeout", (long) STOP_MILLIS);
        return FrameworkUtil.asDictionary(felix);
    }

    /** For what Jetty refuses before it has a request: a bad request line, too long headers, a range of its own. */
    private static String errorHeaders() {
        return SecurityHeaders.OF_ALL.entrySet().stream()
                .map(header -> header.getKey() + "=" + header.getValue())
                .collect(Collectors.joining("##"));
    }
}
