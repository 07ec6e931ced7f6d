// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.spi.SessionId;

/** Waits until a session needs input or has ended. */
public final class PromptWait {
    private final CommandContext context;

    public PromptWait(CommandContext context) {
        this.context = context;
    }

    /** Returns false if the time was up first. */
    public boolean await(SessionId session, Deadline deadline) throws InterruptedException {
        while (true) {
            long seen = context.services().signals().changes();
            SessionInfo now = context.sessions().get(session);
            if (now.inputNeeded() || !now.status().isLive()) {
                return true;
            }
            if (deadline.passed()) {
                return false;
            }
            context.services().signals().await(seen, deadline);
        }
    }
}
