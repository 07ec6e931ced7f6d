// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.state.StateDirectory;
import dev.ithaca.shell.internal.action.Catalog;
import dev.ithaca.shell.internal.command.CommandRunner;
import dev.ithaca.shell.internal.command.Services;
import dev.ithaca.shell.internal.socket.CommandServer;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Serves {@code run/ithaca.sock}. Immediate, since clients are no services; the state directory's lock is held. */
@Component(
        service = {},
        immediate = true)
public final class SocketEndpoint {
    private final CommandServer server;

    @Activate
    public SocketEndpoint(@Reference StateDirectory state, @Reference WorkerPools pools, @Reference Services services)
            throws IOException {
        server = CommandServer.open(
                new CommandRunner(Catalog.COMMANDS, services),
                pools::newThread,
                state.run().resolve("ithaca.sock"),
                services::detachPrefix);
    }

    @Deactivate
    public void close() throws IOException {
        server.close();
    }
}
