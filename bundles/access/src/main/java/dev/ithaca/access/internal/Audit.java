// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import dev.ithaca.access.api.Principal;
import dev.ithaca.access.api.Scope;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an operator may want to know afterwards, in one place so that it can be logged apart. Never a secret. */
final class Audit {
    private static final Logger LOG = LoggerFactory.getLogger(Audit.class);

    private Audit() {}

    static void passwordSet(int loginsEnded) {
        LOG.info("password: set; {} logins ended with the old one", loginsEnded);
    }

    static void loggedIn(String id, String client, boolean byLink) {
        LOG.info("{}: logged in from {} by {}", id, Clients.shown(client), byLink ? "link" : "password");
    }

    static void wrongPassword(String client, int failures) {
        LOG.warn("login: wrong password from {}, {} of {}", Clients.shown(client), failures, Lockouts.ATTEMPTS);
    }

    static void lockedOut(Lockouts.Bucket bucket, String client) {
        LOG.warn("{}: {} is locked out for {}", bucket, Clients.shown(client), Lockouts.LOCKED_FOR);
    }

    static void unknownToken(String client) {
        LOG.warn("token: an unknown, expired or revoked one from {}", Clients.shown(client));
    }

    static void tokenMade(String id, String name, Set<Scope> scopes) {
        LOG.info("{}: token {} made with the scopes {}", id, name, new TreeSet<>(scopes));
    }

    static void ended(String id, String how) {
        LOG.info("{}: {}", id, how);
    }

    static void linkIssued(Principal by) {
        LOG.info("{}: a login link was issued to {}", by.id(), by.name());
    }

    static void notRequired() {
        LOG.warn("no-auth: whoever reaches HTTP may do everything, since the daemon was started with --no-auth");
    }
}
