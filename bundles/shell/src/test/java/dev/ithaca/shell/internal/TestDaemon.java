// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.shell.internal.action.Catalog;
import dev.ithaca.shell.internal.command.CommandRunner;
import dev.ithaca.shell.internal.socket.CommandServer;
import java.nio.file.Path;

/** The real command server over fake sessions, to try the client by hand: {@code TestDaemon <state directory>}. */
public final class TestDaemon {
    private TestDaemon() {}

    public static void main(String[] args) throws Exception {
        FakeServices services = new FakeServices();
        services.sessions.add("abc1234", SessionStatus.RUNNING);
        services.sessions.output("abc1234").write("hello\n");
        CommandServer.open(
                new CommandRunner(Catalog.COMMANDS, services),
                (name, task) -> new Thread(task, name),
                Path.of(args[0], "run/ithaca.sock"),
                services::detachPrefix);
        Thread.currentThread().join();
    }
}
