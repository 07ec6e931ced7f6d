// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.WebAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What there is to say about HTTP.
 *
 * @param base where it answers, null if it does not
 * @param problem why it does not although it should, null if there is no such reason
 * @param starting whether it is not known yet
 * @param authRequired whether callers must authenticate
 */
public record Web(@Nullable URI base, @Nullable String problem, boolean starting, boolean authRequired) {
    /** Whether HTTP is {@code offered} counts for as long as its bundle has not come up. */
    public static Web of(Optional<WebAddress> address, boolean offered, Optional<AccessService> access) {
        URI base = address.flatMap(WebAddress::base).orElse(null);
        String problem = address.flatMap(WebAddress::problem).map(Printable::of).orElse(null);
        boolean meant = address.map(WebAddress::enabled).orElse(offered);
        return new Web(
                base,
                problem,
                meant && base == null && problem == null,
                access.map(AccessService::required).orElse(true));
    }

    public @Nullable Integer port() {
        return base == null || base.getPort() < 0 ? null : Integer.valueOf(base.getPort());
    }

    /** Lines with labels of the width that the seed system uses. */
    public String text() {
        if (starting) {
            return "HTTP:         starting; see: ithaca daemon status\n";
        }
        if (base == null) {
            return "HTTP:         " + (problem == null ? "disabled" : "off: " + problem) + "\n";
        }
        return "HTTP:         " + base + "\nAuth:         " + (authRequired ? "enabled" : "disabled (--no-auth)")
                + "\n";
    }
}
