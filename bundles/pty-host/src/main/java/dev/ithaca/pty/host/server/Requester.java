// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.wire.host.HostReply;

/** Who asked, and is answered once for each request; on any loop. */
@FunctionalInterface
interface Requester {
    void reply(HostReply reply);
}
