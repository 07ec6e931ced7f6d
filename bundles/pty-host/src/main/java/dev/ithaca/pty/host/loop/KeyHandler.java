// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.loop;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/** What a channel of a loop does when it is ready; the attachment of its key. Called by the loop's thread only. */
public abstract class KeyHandler {
    private boolean waiting;

    /** Whether what the channel is ready for is served before bulk output: clients' keys and their echo are. */
    public abstract boolean urgent(SelectionKey key);

    /** The channel is ready for something that its key is interested in. Must not block, must not drain. */
    public abstract void ready(SelectionKey key) throws IOException;

    /** {@link #ready} threw: ends what this handler serves, and nothing else. */
    public abstract void failed(Throwable failure);

    /** Notes that the handler waits for its turn; false if it did already. */
    final boolean enqueue() {
        boolean first = !waiting;
        waiting = true;
        return first;
    }

    final void dequeued() {
        waiting = false;
    }
}
