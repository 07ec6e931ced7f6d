// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.server;

import dev.ithaca.http.internal.guard.SecurityHeaders;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/** Gives every answer what all answers carry, whoever makes it: while the site goes, the server has only its own words. */
final class HardenedAnswers implements HttpConfiguration.Customizer {
    @Override
    public Request customize(Request request, HttpFields.Mutable headers) {
        SecurityHeaders.OF_ALL.forEach(headers::put);
        return request;
    }
}
