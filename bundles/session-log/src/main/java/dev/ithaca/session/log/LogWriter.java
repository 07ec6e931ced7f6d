// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The one writer of a session's log. Not thread safe: all calls come from one thread.
 *
 * <p>{@link #append} only copies to memory. The owner calls {@link #flush} 5 ms after the first append or when 64 KiB
 * wait, and once more when the session has been silent for a second: that call writes the last index record and lets
 * go of the memory and of every descriptor but the open segment's. No method but {@link #open} reports an error of the
 * disk by exception; while the files cannot be written {@link #diskFull} is true, the newest output stays in memory and
 * every flush tries again, at most four times a second.
 */
public final class LogWriter implements Closeable {
    /** Silence after which bytes get an index record although the block is not full. */
    private static final long IDLE_MILLIS = 1000;

    /** The oldest byte without an index record is not older than this, unless the session is silent. */
    private static final long INDEX_MILLIS = 10_000;

    /** Below this many bytes a pause of a second is no reason for an index record, lest the index outgrow the output. */
    private static final int LEAST_BLOCK = 256;

    private static final long RETRY_MILLIS = 250;
    private static final int LARGEST_WRITE = 256 << 10;

    private final Path directory;
    private final LogLimits limits;
    private final LongSupplier clock;
    private final ChannelOpener opener;
    private final MemoryRing ring;
    private final EventAppender events;
    private final Retention retention;
    private Recovery.@Nullable Last resumable;
    private @Nullable SegmentWriter segment;
    private long flushed;
    private long lines;
    private long lastWrite;
    private long blockBegan;
    private long failedAt;
    private String failure = "";
    private long eventsFailedAt;
    private boolean eventsFailing;
    private boolean closed;

    private LogWriter(
            Path directory,
            LogLimits limits,
            LongSupplier clock,
            MemoryBudget budget,
            ChannelOpener opener,
            Recovery recovered) {
        this.directory = directory;
        this.limits = limits;
        this.clock = clock;
        this.opener = opener;
        this.ring = new MemoryRing(limits.memoryBytes(), recovered.end(), budget);
        this.events = new EventAppender(directory.resolve(SegmentFiles.EVENTS), opener);
        this.retention = new Retention(directory, limits, recovered.start());
        this.resumable = recovered.last();
        this.flushed = recovered.end();
        this.lines = recovered.lines();
    }

    /**
     * Opens a log for writing. A new one costs no more than its directory until its first flush; what an earlier writer
     * left is checked as by {@link LogReader#recover} and continued. The memory that the limits allow is its own.
     *
     * @param directory made if missing
     * @param clockMillis wall clock for index and events
     */
    public static LogWriter open(Path directory, LogLimits limits, LongSupplier clockMillis) throws IOException {
        return open(directory, limits, clockMillis, FileChannel::open);
    }

    /** As {@link #open(Path, LogLimits, LongSupplier)}; over 64 KiB the memory is taken from what several logs share. */
    public static LogWriter open(Path directory, LogLimits limits, LongSupplier clockMillis, MemoryBudget shared)
            throws IOException {
        return open(directory, limits, clockMillis, shared, FileChannel::open);
    }

    static LogWriter open(Path directory, LogLimits limits, LongSupplier clock, ChannelOpener opener)
            throws IOException {
        return open(directory, limits, clock, new MemoryBudget(limits.memoryBytes()), opener);
    }

    static LogWriter open(
            Path directory, LogLimits limits, LongSupplier clock, MemoryBudget budget, ChannelOpener opener)
            throws IOException {
        Files.createDirectories(directory);
        return new LogWriter(directory, limits, clock, budget, opener, Recovery.run(directory));
    }

    /**
     * Takes the bytes between the buffer's position and its limit. Costs one copy. When memory is full they are flushed;
     * if that fails the oldest bytes that wait are lost and become a gap.
     */
    public void append(ByteBuffer bytes) {
        if (!closed && ring.reserve(bytes.remaining())) {
            ring.put(bytes);
        } else {
            appendInParts(bytes);
        }
    }

    /** Writes what waits, an index record if one is due, and applies retention. Cheap when there is nothing to do. */
    public void flush() {
        if (closed || (ring.pending() == 0 && events.isEmpty() && segment == null)) {
            return;
        }
        long now = clock.getAsLong();
        if (diskFull() && Math.abs(now - failedAt) < RETRY_MILLIS) {
            return;
        }
        flushAt(now);
    }

    /** The first offset whose byte still exists, in the files or in memory. */
    public long start() {
        return retention.start();
    }

    /** Behind the last byte appended. */
    public long end() {
        return ring.end();
    }

    /** Readers of the files see all bytes before this offset, but those of gaps. */
    public long flushed() {
        return flushed;
    }

    /**
     * Where the bytes begin that only memory has. Over {@link #flushed()} if bytes between the two were lost because the
     * disk is full: a reader at {@link #flushed()} then goes on here.
     */
    public long pendingStart() {
        return ring.pendingStart();
    }

    /**
     * Copies bytes that are in memory: all that were not flushed yet, and some that were flushed last.
     *
     * @return how many bytes, 0 if the offset is the end or the target is full, -1 if the offset is not in memory
     */
    public int readMemory(long offset, ByteBuffer target) {
        return ring.read(offset, target);
    }

    /**
     * Writes a line to {@code events.jsonl}; while that fails the newest 64 KiB of lines wait for the next flush.
     *
     * @param fields what belongs to the kind; {@code at}, {@code kind} and {@code offset} are taken. What makes the line
     *     longer than 64 KiB is cut
     */
    public void event(String kind, Map<String, String> fields) {
        events.append(EventLine.format(clock.getAsLong(), kind, ring.end(), fields));
    }

    /** Whether {@code events.jsonl} is to be made short by {@link EventFile#prepareShort}; says so once for a time. */
    public boolean eventsTooLong() {
        return events.tooLong();
    }

    /** Puts the short event file in place; to be called by the writer's thread, with what prepared it returned. */
    public void shortenEvents(long covered) throws IOException {
        if (!closed) {
            events.shorten(covered);
        }
    }

    /**
     * Stores a terminal's state. Does nothing while the disk is full: a checkpoint saves work and holds no truth.
     *
     * @param offset the state is that after the byte in front of this offset
     */
    public void checkpoint(long offset, int rows, int columns, byte[] state) {
        retention.checkpoint(new Checkpoint(offset, rows, columns, state), opener);
    }

    /** Removes closed segments all of whose bytes are before {@code toOffset}, and their checkpoints. */
    public void trim(long toOffset) {
        trim(toOffset, Integer.MAX_VALUE);
    }

    /**
     * As {@link #trim(long)}, but removes so many segments at most, for a thread that others wait for.
     *
     * @return whether there are more to remove
     */
    public boolean trim(long toOffset, int mostSegments) {
        return retention.trim(toOffset, openSegment(), mostSegments);
    }

    /** Whether the last attempt to write failed; the disk need not be full, it may be read-only or broken. */
    public boolean diskFull() {
        return !failure.isEmpty();
    }

    /** Writes all that waits with its index record and forces it to the disk. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        eventsFailing = false;
        flushAt(clock.getAsLong());
        closed = true;
        try {
            events.force();
            SegmentWriter open = segment;
            if (open != null) {
                segment = null;
                open.finish(lastWrite);
            }
            SegmentFiles.forceDirectory(directory);
        } catch (IOException e) {
            failure = reason(e);
        }
        ring.release();
    }

    private void appendInParts(ByteBuffer bytes) {
        if (closed) {
            throw new IllegalStateException("the log is closed");
        }
        flush();
        while (!ring.reserve(bytes.remaining()) && !diskFull()) {
            put(bytes, ring.room());
            flush();
        }
        int surplus = bytes.remaining() - ring.pending() - ring.room();
        if (surplus > 0) {
            bytes.position(bytes.position() + surplus);
            ring.skip(surplus);
        }
        if (bytes.remaining() > ring.room()) {
            ring.drop(bytes.remaining() - ring.room());
        }
        ring.put(bytes);
    }

    private void put(ByteBuffer bytes, int length) {
        int limit = bytes.limit();
        ring.put(bytes.limit(bytes.position() + length));
        bytes.limit(limit);
    }

    /** An interrupt would close the channels; it is put off until the bytes are written. */
    private void flushAt(long now) {
        boolean interrupted = Thread.interrupted();
        try {
            writePending(now);
            retryEvents(now);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void writePending(long now) {
        try {
            indexOlder(now);
            boolean wrote = ring.pending() > 0;
            while (ring.pending() > 0) {
                writeSome(now);
            }
            if (diskFull()) {
                ring.release(); // others may need the memory that waiting took
            }
            failure = "";
            if (wrote) {
                lastWrite = now;
            } else if (now - lastWrite >= IDLE_MILLIS) {
                rest();
            }
        } catch (IOException e) {
            failure = reason(e);
            failedAt = now;
        }
    }

    /** Events that cannot be written are no reason to give up output: they wait on their own. */
    private void retryEvents(long now) {
        if (diskFull() || (eventsFailing && Math.abs(now - eventsFailedAt) < RETRY_MILLIS)) {
            return;
        }
        try {
            events.retry();
            eventsFailing = false;
        } catch (IOException e) {
            eventsFailing = true;
            eventsFailedAt = now;
        }
    }

    private void writeSome(long now) throws IOException {
        long from = ring.pendingStart();
        SegmentWriter open = segmentFor(from);
        long room = limits.segmentBytes() - (open.end() - open.start());
        if (open.unindexed() == 0) {
            blockBegan = now;
        }
        ring.written(write(open, (int) Math.min(Math.min(ring.pending(), room), LARGEST_WRITE)));
        if (from != flushed) {
            events.append(EventLine.gap(now, flushed, from, failure));
            retention.began(flushed, from);
        }
        flushed = open.end();
        lines = open.lines();
        if (open.unindexed() >= SegmentWriter.BLOCK) {
            open.index(now);
        }
    }

    /** A segment that got no byte does not stay: the gap may yet grow past its start. */
    private int write(SegmentWriter open, int length) throws IOException {
        try {
            return open.write(ring, length);
        } catch (IOException e) {
            if (open.end() == open.start()) {
                segment = null;
                open.discard();
            }
            throw e;
        }
    }

    /** What was written before a pause gets its own record, so that a time is found to the second. */
    private void indexOlder(long now) {
        SegmentWriter open = segment;
        if (open != null) {
            boolean paused = now - lastWrite >= IDLE_MILLIS && open.unindexed() >= LEAST_BLOCK;
            if (paused || now - blockBegan >= INDEX_MILLIS) {
                open.index(lastWrite);
            }
        }
    }

    /** The segment that takes the byte at {@code offset}: the open one, unless it is full or there is a gap before it. */
    private SegmentWriter segmentFor(long offset) throws IOException {
        SegmentWriter open = segment;
        if (open != null && (offset != flushed || open.end() - open.start() >= limits.segmentBytes())) {
            open.index(lastWrite);
            open.close();
            segment = null;
            open = null;
        }
        if (open == null) {
            open = openSegmentFile(offset);
            segment = open;
            retention.apply(open.start());
        }
        return open;
    }

    private SegmentWriter openSegmentFile(long offset) throws IOException {
        Recovery.Last last = resumable;
        if (last != null && offset == last.end() && last.end() - last.start() < limits.segmentBytes()) {
            SegmentWriter resumed = SegmentWriter.resume(directory, last, opener);
            resumable = null;
            return resumed;
        }
        return SegmentWriter.create(directory, offset, lines, opener);
    }

    private void rest() {
        SegmentWriter open = segment;
        if (open != null) {
            open.index(lastWrite);
            open.releaseIndex();
        }
        ring.release();
    }

    private long openSegment() {
        SegmentWriter open = segment;
        Recovery.Last last = resumable;
        return open != null ? open.start() : last != null ? last.start() : flushed;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
