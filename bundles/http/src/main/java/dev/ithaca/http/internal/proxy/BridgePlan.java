// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.proxy;

import org.jspecify.annotations.Nullable;

/**
 * A WebSocket of an app that has accepted its client.
 *
 * @param endpoint our side of it
 * @param protocol the subprotocol that the app has chosen, null for none
 */
public record BridgePlan(Bridge endpoint, @Nullable String protocol) {
    /** Where the servlet finds it when Jetty asks for an endpoint. */
    public static final String ATTRIBUTE = "dev.ithaca.http.bridge";
}
