// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.replay;

import dev.ithaca.session.api.OutputEvent;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SearchPage;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.TimePoint;
import dev.ithaca.terminal.Line;
import dev.ithaca.terminal.Terminal;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** A log that grows as a recording is played: as much of one as the follower of a screen reads. */
public final class RecordedOutput implements SessionOutput {
    private int rows;
    private int columns;
    private byte[] bytes = new byte[1024];
    private int length;

    public RecordedOutput(int rows, int columns) {
        this.rows = rows;
        this.columns = columns;
    }

    public void append(byte[] more) {
        if (length + more.length > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more.length));
        }
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    void resize(int newRows, int newColumns) {
        rows = newRows;
        columns = newColumns;
    }

    @Override
    public long start() {
        return 0;
    }

    @Override
    public long end() {
        return length;
    }

    @Override
    public int read(long offset, ByteBuffer target) {
        int count = (int) Math.min(target.remaining(), length - offset);
        target.put(bytes, (int) offset, count);
        return count;
    }

    @Override
    public ScreenView screen(long offset, int historyRows) {
        Terminal terminal = new Terminal(rows, columns, 0);
        terminal.feed(bytes, 0, length);
        return new ScreenView(
                length,
                rows,
                columns,
                terminal.title(),
                terminal.alternateScreen(),
                terminal.cursorRow(),
                terminal.cursorColumn(),
                true,
                List.of(),
                terminal.screenLines().stream().map(Line::text).toList(),
                terminal.snapshot());
    }

    @Override
    public boolean await(long offset, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean ended() {
        return false;
    }

    @Override
    public List<String> render(RenderRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<OutputEvent> events(String... kinds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TimePoint> timeline(int max) {
        throw new UnsupportedOperationException();
    }

    @Override
    public SearchPage search(String literal, boolean ignoreCase, long fromOffset, int limit, Duration timeout) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
