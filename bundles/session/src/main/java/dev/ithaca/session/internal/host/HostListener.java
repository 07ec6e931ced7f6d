// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import dev.ithaca.wire.host.HostEvent;

/** Hears what a host tells unasked, on the connection's own thread. */
public interface HostListener {
    void event(HostConnection from, HostEvent event);

    /** The connection is gone; the host may live on. */
    void lost(HostConnection connection);
}
