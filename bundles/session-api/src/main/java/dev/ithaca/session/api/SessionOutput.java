// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A reader's view of one session's log, with no state but the open files: the reader keeps its own offset. For one thread
 * at a time; close it when done.
 */
@ProviderType
public interface SessionOutput extends AutoCloseable {
    /**
     * The first offset that the log still has.
     *
     * @return the offset, 0 until retention removed something
     */
    long start();

    /**
     * The offset after the last byte that can be read now.
     *
     * @return the offset
     */
    long end();

    /**
     * Reads bytes exactly as the child wrote them.
     *
     * @param offset from where
     * @param target where to, as much as it has room for at most
     * @return how many bytes were read; 0 at the end of what there is now
     * @throws BytesGoneException if the bytes at the offset do not exist; it tells where reading can go on
     */
    int read(long offset, ByteBuffer target);

    /**
     * Waits until there are bytes behind an offset, or the session has ended.
     *
     * @param offset the reader's own offset
     * @param timeout how long to wait at most
     * @return true if there are bytes or the session has ended, false if the time passed first
     * @throws InterruptedException if the thread is interrupted
     */
    boolean await(long offset, Duration timeout) throws InterruptedException;

    /**
     * Whether the session has ended, so that {@link #end} is final.
     *
     * @return true once no more bytes can come
     */
    boolean ended();

    /**
     * Renders the newest part of the log as a terminal would have shown it: redraws and progress bars resolved, wrapped
     * lines joined again, scrollback and screen together.
     *
     * @param request what to render
     * @return the lines, oldest first, without line ends
     */
    List<String> render(RenderRequest request);

    @Override
    void close();
}
