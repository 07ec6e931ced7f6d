// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server shall be.
 *
 * @param enabled false if the user wants none
 * @param port the port, 0 for any that is free
 * @param bind the address to listen on
 * @param keyStore a PKCS12 or JKS file, null for none
 * @param keyStorePassword a file with its password, null if it has none
 * @param certificate a PEM file with the certificate chain, null for none
 * @param key a PEM file with the certificate's key
 * @param behindProxy whether a proxy in front speaks TLS
 * @param trustedProxies addresses of proxies whose word on a client's address counts
 * @param hosts further names that a browser may know this server by
 */
public record HttpSettings(
        boolean enabled,
        int port,
        String bind,
        @Nullable Path keyStore,
        @Nullable Path keyStorePassword,
        @Nullable Path certificate,
        @Nullable Path key,
        boolean behindProxy,
        Set<String> trustedProxies,
        Set<String> hosts) {
    private static final int MOST_PORT = 65_535;

    /** Copies the sets. */
    public HttpSettings {
        trustedProxies = Set.copyOf(trustedProxies);
        hosts = Set.copyOf(hosts);
    }

    public boolean tls() {
        return keyStore != null || certificate != null;
    }

    /**
     * What speaks against opening a port so, in words for the user; it fails closed.
     *
     * @param guarded whether callers must authenticate
     * @param canLogIn whether anybody could: there is a password or a token
     */
    public Optional<String> objection(boolean guarded, boolean canLogIn) {
        if (port < 0 || port > MOST_PORT) {
            return Optional.of("http_port " + port + " is no port; 0 to " + MOST_PORT + " is possible");
        }
        if ((certificate == null) != (key == null)) {
            return Optional.of("http_tls_cert and http_tls_key belong together: set both or none");
        }
        if (keyStore != null && certificate != null) {
            return Optional.of("http_tls_keystore and http_tls_cert exclude one another");
        }
        boolean near;
        try {
            near = InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return Optional.of("http_bind " + bind + " is no address of this machine");
        }
        return near ? Optional.empty() : objectionFar(guarded, canLogIn);
    }

    private Optional<String> objectionFar(boolean guarded, boolean canLogIn) {
        if (!guarded) {
            return Optional.of("--no-auth is for loopback only: http_bind " + bind + " is refused");
        }
        if (!canLogIn) {
            return Optional.of("http_bind " + bind
                    + " is refused while nobody can log in; set a password (ithaca web password) or add a token first");
        }
        if (!tls() && !behindProxy) {
            return Optional.of("http_bind " + bind + " is refused without TLS; set http_tls_cert and http_tls_key, "
                    + "or http_behind_proxy if a proxy in front of it speaks TLS");
        }
        return Optional.empty();
    }
}
