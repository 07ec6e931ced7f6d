// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.ithaca.shell.internal.command.ViewerTerminal;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A terminal at which a test types, whose window it changes, and which it sees. */
public final class FakeTerminal implements ViewerTerminal {
    private final BlockingQueue<Integer> typed = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private volatile int rows = 30;
    private volatile int columns = 100;
    private @Nullable Runnable resized;
    private volatile boolean raw;

    public void type(String keys) {
        for (byte key : keys.getBytes(UTF_8)) {
            typed.add((int) key);
        }
    }

    /** The window is closed. */
    public void hangUp() {
        typed.add(END);
    }

    public void resize(int newRows, int newColumns) {
        rows = newRows;
        columns = newColumns;
        resized.run();
    }

    public void awaitShown(String text) {
        await().until(() -> shown().contains(text));
    }

    public String shown() {
        return shown.toString(UTF_8);
    }

    public boolean isRaw() {
        return raw;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public void makeRaw(Runnable onResize) {
        resized = onResize;
        raw = true;
    }

    @Override
    public void restore() {
        raw = false;
    }

    @Override
    public int read(long timeoutMillis) {
        try {
            Integer key = typed.poll(Math.min(timeoutMillis, 5), TimeUnit.MILLISECONDS);
            return key == null ? NOTHING : key;
        } catch (InterruptedException e) {
            return END;
        }
    }

    @Override
    public OutputStream out() {
        return shown;
    }
}
