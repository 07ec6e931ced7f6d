// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.attach;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Who looks at a session through a WebSocket, in one of the two languages. A feed calls it from one thread at a time. */
interface Viewer {
    /** How many bytes of output it takes now; none while its client does not keep up or has given no credit. */
    int window();

    /** The stream begins. */
    void attached(long offset, int rows, int columns, boolean readOnly);

    /** Output, at most {@link #window()} of it; the buffer is valid during the call only. */
    void output(long offset, ByteBuffer bytes);

    /** These bytes do not exist. */
    void gap(long from, long to);

    void resized(int rows, int columns);

    /** What the kernel does with keys. */
    void lineMode(boolean echo, boolean canonical);

    /** The session has ended, and all of its output was given. */
    void ended(@Nullable Integer code, @Nullable String signal);

    /** It goes no further. */
    void failed(String code, String message);
}
