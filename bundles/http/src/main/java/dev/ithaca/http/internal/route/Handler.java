// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import java.io.IOException;

/** The work of one route: decode, one call of the API, encode. */
@FunctionalInterface
public interface Handler {
    Reply handle(Exchange exchange) throws IOException, InterruptedException;
}
