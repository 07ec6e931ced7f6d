// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.attribute.UserPrincipal;
import jdk.net.ExtendedSocketOptions;

/** Whether the other side of a connection is of the host's own user. The kernel says, not the peer. */
final class PeerCheck {
    private final UserPrincipal owner;

    /** @param owner the owner of the socket file, which is the host's own user */
    PeerCheck(UserPrincipal owner) {
        this.owner = owner;
    }

    boolean allows(SocketChannel channel) throws IOException {
        return owner.equals(channel.getOption(ExtendedSocketOptions.SO_PEERCRED).user());
    }
}
