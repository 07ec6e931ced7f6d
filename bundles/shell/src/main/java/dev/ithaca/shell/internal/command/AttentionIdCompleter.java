// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.shell.internal.text.InboxText;
import dev.ithaca.shell.internal.text.Printable;
import java.util.List;

/** Marks an argument that is the id of an item of the inbox, and finds the ids it may be. */
public final class AttentionIdCompleter {
    /** What the completion scripts call these ids. */
    public static final String KIND = "waits";

    private final Services services;

    public AttentionIdCompleter(Services services) {
        this.services = services;
    }

    /** Ids that begin so, each with a tab and what is asked. */
    public List<String> complete(String prefix) {
        return services.inboxIfThere().stream()
                .flatMap(inbox -> inbox.open().stream())
                .filter(item -> item.id().startsWith(prefix))
                .map(item -> item.id() + "\t" + InboxText.label(item.kind()) + " " + Printable.of(item.question()))
                .toList();
    }
}
