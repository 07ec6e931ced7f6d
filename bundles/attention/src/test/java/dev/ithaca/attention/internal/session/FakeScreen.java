// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.attention.internal.session;

import dev.ithaca.session.api.OutputEvent;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.ScreenView;
import dev.ithaca.session.api.SearchPage;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.TimePoint;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** A log of which only the screen can be read. */
record FakeScreen(FakeTerminal terminal) implements SessionOutput {
    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("not for the inbox");
    }

    @Override
    public long start() {
        throw unused();
    }

    @Override
    public long end() {
        return terminal.view().offset();
    }

    @Override
    public int read(long offset, ByteBuffer target) {
        throw unused();
    }

    @Override
    public boolean await(long offset, Duration timeout) {
        throw unused();
    }

    @Override
    public boolean ended() {
        throw unused();
    }

    @Override
    public List<String> render(RenderRequest request) {
        throw unused();
    }

    @Override
    public ScreenView screen(long offset, int historyRows) {
        return terminal.view();
    }

    @Override
    public List<OutputEvent> events(String... kinds) {
        throw unused();
    }

    @Override
    public List<TimePoint> timeline(int max) {
        throw unused();
    }

    @Override
    public SearchPage search(String literal, boolean ignoreCase, long fromOffset, int limit, Duration timeout) {
        throw unused();
    }

    @Override
    public void close() {
        // nothing is open
    }
}
