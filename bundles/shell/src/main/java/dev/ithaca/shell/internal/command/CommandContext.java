// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.SessionService;

/**
 * What one run of a command has to work with.
 *
 * @param caller who runs it
 * @param services what it may use
 */
public record CommandContext(Caller caller, Services services) {
    public SessionService sessions() {
        return services.sessions();
    }
}
