// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.MetadataChange;
import dev.ithaca.spi.SessionId;
import org.jspecify.annotations.Nullable;

/** Switches the notifications of a session, in the seed system's words. */
public final class NotifySwitch {
    private NotifySwitch() {}

    public static void set(CommandContext context, @Nullable String node, @Nullable String id, boolean on) {
        SessionId session = new Targets(context).on(node).find(id, Targets.Wording.NO_NOTIFICATIONS);
        if (!context.sessions().get(session).status().isLive()) {
            throw Targets.Wording.NO_NOTIFICATIONS.unknown(session.value());
        }
        context.sessions().update(session, new MetadataChange(null, null, on));
        context.caller()
                .out()
                .print("Notifications " + (on ? "enabled" : "disabled") + " for session " + session + ".\n");
    }
}
