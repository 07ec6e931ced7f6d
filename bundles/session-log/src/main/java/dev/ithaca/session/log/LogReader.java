// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.log;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads a session's log, also while it is written: what the writer has flushed can be read at once, each byte once,
 * however segments roll, are compressed or are removed meanwhile. Needs nothing but the files, holds one of them open
 * at most, and keeps no position: callers give offsets. Not thread safe; one instance per thread.
 */
public final class LogReader implements Closeable {
    private final Path directory;
    private final SegmentCursor output;
    private final LineIndex index;
    private LineIndex.Mark counted = new LineIndex.Mark(-1, 0);

    private LogReader(Path directory) {
        this.directory = directory;
        this.output = new SegmentCursor(directory);
        this.index = new LineIndex(directory);
    }

    /**
     * Opens a log for reading; it may be empty, and it may have a writer.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such directory
     */
    public static LogReader open(Path directory) throws IOException {
        LogReader reader = new LogReader(directory);
        reader.output.segments();
        return reader;
    }

    /**
     * Opens a log that no writer owns, after its checksums were checked: what a power cut has torn from the end is cut,
     * with a {@code cut} event that says so, and everything before is served. Must not be called while a writer is open.
     */
    public static LogReader recover(Path directory) throws IOException {
        Recovery.run(directory);
        return open(directory);
    }

    /** The first offset that the log still has. */
    public long start() throws IOException {
        long[] starts = output.segments();
        return starts.length == 0 ? 0 : starts[0];
    }

    /** Behind the last byte that can be read now. */
    public long end() throws IOException {
        return output.end();
    }

    /**
     * Reads output from {@code offset} on, as much as is at hand and fits, often less than fits.
     *
     * @return how many bytes were put into the target; 0 at the end of the log, or if the target is full
     * @throws LogGapException if the byte at the offset was removed, never stored or damaged; it tells where to go on
     */
    public int read(long offset, ByteBuffer target) throws IOException {
        return output.read(offset, target);
    }

    /**
     * Finds where to begin reading for the last {@code lines} lines, from the index alone.
     *
     * @return an indexed offset such that at least {@code lines} line feeds lie between it and the end, and not many
     *     more than 64 KiB of output too many; {@link #start()} if there are fewer
     */
    public long offsetBeforeLines(long lines) throws IOException {
        long before = lines() - lines;
        OptionalLong found = index.atLines(output.segments(), before);
        return found.isPresent() ? found.getAsLong() : start();
    }

    /** As {@link #offsetBeforeLines(long)}, for the log as it was when it ended at {@code end}. */
    public long offsetBeforeLines(long lines, long end) throws IOException {
        OptionalLong found = index.atLines(output.segments(), linesBefore(end) - lines);
        return found.isPresent() ? found.getAsLong() : start();
    }

    /** Line feeds before {@code offset}, counted as by {@link #lines()}; all of them if the log ends before. */
    public long linesBefore(long offset) throws IOException {
        LineIndex.Mark mark = index.atOffset(output.segments(), offset);
        return LineIndex.count(output, mark, offset).lines();
    }

    /**
     * Pairs of time and offset from the index, ascending, at most {@code max}, so chosen that neither a long silence nor
     * a flood takes all of them; the first and the last of the index are among them.
     *
     * @param max at least 2
     */
    public List<TimeMark> timeline(int max) throws IOException {
        return Timeline.read(directory, output.segments(), max);
    }

    /** Line feeds in the log since it began, those removed by retention included, those never stored not. */
    public long lines() throws IOException {
        LineIndex.Mark mark = index.last(output.segments());
        if (mark.offset() < counted.offset()) {
            mark = counted;
        }
        counted = LineIndex.count(output, mark, Long.MAX_VALUE);
        return counted.lines();
    }

    /** The offset up to which the log had been written at a time, to the precision of the index: a few seconds. */
    public Optional<Long> offsetAt(Instant time) throws IOException {
        OptionalLong found = index.atTime(output.segments(), time.toEpochMilli());
        return found.isPresent() ? Optional.of(found.getAsLong()) : Optional.empty();
    }

    /** The newest sound checkpoint that is not behind {@code offset} and not before {@link #start()}. */
    public Optional<Checkpoint> checkpointAtOrBefore(long offset) throws IOException {
        long start = start();
        long[] offsets = SegmentFiles.checkpoints(directory);
        for (int i = offsets.length - 1; i >= 0 && offsets[i] >= start; i--) {
            if (offsets[i] <= offset) {
                Optional<Checkpoint> found =
                        CheckpointFormat.read(SegmentFiles.checkpoint(directory, offsets[i]), offsets[i]);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The events of some kinds, or all if none is named, the oldest first. Lines that are broken are skipped; at most
     * the newest 10,000 events are returned.
     */
    public List<LogEvent> events(String... kinds) throws IOException {
        return EventReader.read(directory.resolve(SegmentFiles.EVENTS), kinds);
    }

    @Override
    public void close() throws IOException {
        output.close();
    }
}
