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
    /** For {@link #screen}: the end of the log at the time of the call. */
    long NOW = -1;

    /** The most rows of history that {@link #screen} gives. */
    int MAX_HISTORY_ROWS = 10_000;

    /** The most events that {@link #events} gives. */
    int MAX_EVENTS = 10_000;

    /** The most points that {@link #timeline} gives. */
    int MAX_TIME_POINTS = 10_000;

    /** The longest text that {@link #search} looks for. */
    int MAX_SEARCH = 1000;

    /** The most lines that {@link #search} gives. */
    int MAX_MATCHES = 10_000;

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

    /**
     * The screen as it was at an offset, built from the nearest checkpoint, so that the work is bounded however long the
     * log is. Bytes that are gone are stepped over as a terminal would that lost them. Its size is the last one that it had at
     * the offset: a program that says nothing may be resized there any number of times, also after somebody attached, whose
     * snapshot of the same offset is of another size then. History and lines of one view fit each other, those of two may not.
     *
     * @param offset the offset, or {@link #NOW}; one behind the end means the end
     * @param historyRows how many rows that had scrolled off are wanted, 0 to {@value #MAX_HISTORY_ROWS}; there may be fewer
     * @return the screen
     * @throws BytesGoneException if the offset is before {@link #start}
     * @throws InterruptedException if the thread is interrupted
     */
    ScreenView screen(long offset, int historyRows) throws InterruptedException;

    /**
     * What happened to the session, the newest {@value #MAX_EVENTS} at most.
     *
     * @param kinds the kinds wanted, as in {@link OutputEvent}; none for all
     * @return the events, oldest first
     */
    List<OutputEvent> events(String... kinds);

    /**
     * How time and output belong together, from the index alone. The points lie so that neither a long silence nor a flood
     * takes all of them.
     *
     * @param max how many points at most, 2 to {@value #MAX_TIME_POINTS}
     * @return the points, both times and offsets ascending, the first and the last that are known among them; none while
     *     nothing is indexed
     */
    List<TimePoint> timeline(int max);

    /**
     * Searches the text that the child wrote, line by line, in the order written: escape sequences left out, wrapped lines
     * joined, carriage returns and backspaces applied. Where a program moves the cursor to another row, a new piece of text
     * begins; a piece that it draws again without a line feed between is reported once. Memory is bounded, whatever the log
     * holds. Going on at {@link SearchPage#nextOffset} misses nothing.
     *
     * @param literal what a line must hold, taken literally, 1 to {@value #MAX_SEARCH} characters
     * @param ignoreCase whether upper and lower case are the same
     * @param fromOffset where to begin: the start of a line; one before {@link #start} means the start
     * @param limit how many lines to return, 1 to {@value #MAX_MATCHES}
     * @param timeout when to stop at the latest, with what was found so far
     * @return the lines found
     * @throws InterruptedException if the thread is interrupted
     */
    SearchPage search(String literal, boolean ignoreCase, long fromOffset, int limit, Duration timeout)
            throws InterruptedException;

    @Override
    void close();
}
