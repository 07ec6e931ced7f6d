// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.WebAddress;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.core.plugin.PluginRegistry;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.session.api.PromptRehearsal;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionService;
import java.util.Optional;

/** The services that commands use. Ask anew for each use: a bundle may be updated while a command runs. */
public interface Services {
    /** The sessions; waits for a moment if their bundle is just being started or updated. */
    SessionService sessions();

    /** Which sessions wait for a human; waits for a moment as {@link #sessions} does. */
    SessionAttention attention();

    /** What waits for a human; waits for a moment if its bundle is just being started or updated. */
    Inbox inbox();

    /** What waits for a human, if its bundle is there at the moment. */
    Optional<Inbox> inboxIfThere();

    /** What plays recordings to the detector of prompts; waits for a moment as {@link #sessions} does. */
    PromptRehearsal rehearsal();

    /** Types into sessions with a receipt; waits for a moment as {@link #sessions} does. */
    SessionInput input();

    /** Who may use HTTP; waits for a moment if its bundle is just being started or updated. */
    AccessService access();

    /** Who may use HTTP, if its bundle is there at the moment. */
    Optional<AccessService> accessIfThere();

    /** Where HTTP answers, if its bundle is there at the moment. */
    Optional<WebAddress> web();

    /** What notifies; waits for a moment if its bundle is just being started or updated. */
    NotificationService notifications();

    /** The plugins; waits for a moment if their bundle is just being started or updated. */
    PluginRegistry plugins();

    SessionSignals signals();

    Daemon daemon();

    /** A thread, not yet started, called {@code ithaca-<name>}; who asks for it ends it. */
    Thread newThread(String name, Runnable task);

    /** The byte that the detach keys begin with. */
    int detachPrefix();
}
