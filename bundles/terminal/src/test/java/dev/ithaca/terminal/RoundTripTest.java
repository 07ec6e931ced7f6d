// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private static final int SCREENS = 50;

    @Test
    void givesTheSameStateAtEverySplitPoint() {
        for (long seed = 0; seed < 6; seed++) {
            byte[] stream = new Streams(seed).plausible(40);
            byte[] whole = fed(stream).checkpoint();
            for (int split = 0; split <= stream.length; split++) {
                Terminal t = new Terminal(6, 21, 10);
                t.feed(stream, 0, split);
                t.feed(stream, split, stream.length - split);
                assertThat(t.checkpoint()).as("seed %d split %d", seed, split).isEqualTo(whole);
            }
        }
    }

    @Test
    void givesTheSameStateByteByByte() {
        for (long seed = 0; seed < SCREENS; seed++) {
            byte[] stream = new Streams(seed).plausible(200);
            Terminal t = new Terminal(6, 21, 10);
            for (int i = 0; i < stream.length; i++) {
                t.feed(stream, i, 1);
            }
            assertThat(t.checkpoint()).as("seed %d", seed).isEqualTo(fed(stream).checkpoint());
            assertThat(t.lines()).isEqualTo(fed(stream).lines());
        }
    }

    @Test
    void resumesFromACheckpointAnywhere() {
        for (long seed = 0; seed < SCREENS; seed++) {
            Streams streams = new Streams(seed);
            byte[] stream = streams.plausible(200);
            int at = streams.next(stream.length);
            Terminal first = new Terminal(6, 21, 10);
            first.feed(stream, 0, at);
            byte[] checkpoint = first.checkpoint();
            Terminal second = Terminal.restore(checkpoint, 10);
            assertThat(second.checkpoint()).as("seed %d", seed).isEqualTo(checkpoint);
            first.feed(stream, at, stream.length - at);
            second.feed(stream, at, stream.length - at);
            assertThat(second.checkpoint()).as("seed %d", seed).isEqualTo(first.checkpoint());
            assertThat(second.lastAlternateFrame()).isEqualTo(first.lastAlternateFrame());
        }
    }

    @Test
    void rebuildsTheScreenFromASnapshot() {
        for (long seed = 0; seed < 4 * SCREENS; seed++) {
            Streams streams = new Streams(seed);
            Terminal original = fed(streams.plausible(150 + streams.next(60)));
            original.feed(Vt.bytes("\u0018^[[?2026l"));
            Terminal copy = new Terminal(6, 21, 10);
            if (seed % 2 == 1) {
                copy.feed(streams.plausible(80));
                copy.feed(Vt.bytes("\u0018^[[?12;1007;2026l^[]2;^[\\"));
            }
            if (seed % 2 == 1 && original.title().isEmpty()) {
                original.feed(Vt.bytes("^[]2;^[\\"));
            }
            copy.feed(original.snapshot());
            assertSame(original, copy, seed);
            byte[] more = Vt.bytes("x^[8y漢\r\n^[[?1049lz^[8w\u000eq\u000f\r\n\t!\r\n\r\n\r\n\r\n\r\n\r\n\r\n");
            original.feed(more);
            copy.feed(more);
            assertSame(original, copy, seed);
        }
    }

    @Test
    void rebuildsTheScreenAfterGarbageAndResizes() {
        for (long seed = 0; seed < 2 * SCREENS; seed++) {
            Streams streams = new Streams(seed);
            Terminal original = new Terminal(2 + streams.next(7), 2 + streams.next(25), 10);
            for (int i = 0; i < 3; i++) {
                original.feed(streams.next(4) == 0 ? streams.garbage(200) : streams.plausible(90));
                original.resize(1 + streams.next(8), 2 + streams.next(25));
            }
            original.feed(Vt.bytes("\u0018^[[?2026l"));
            byte[] checkpoint = original.checkpoint();
            assertThat(Terminal.restore(checkpoint, 10).checkpoint())
                    .as("seed %d", seed)
                    .isEqualTo(checkpoint);
            Terminal copy = new Terminal(original.rows(), original.columns(), 10);
            copy.feed(original.snapshot());
            assertSame(original, copy, seed);
        }
    }

    @Test
    void joinsWrappedRowsAgainInASnapshot() {
        String text = "0123456789".repeat(4) + "\r\nshort\r\n" + " ".repeat(30) + "indented";
        Terminal original = fed(Vt.bytes(text));
        Terminal copy = fed(original.snapshot());
        assertThat(copy.lines()).isEqualTo(original.lines(3));
    }

    @Test
    void asksNothingInASnapshot() {
        for (long seed = 0; seed < SCREENS; seed++) {
            byte[] snapshot = fed(new Streams(seed).plausible(150)).snapshot();
            assertThat(new String(snapshot, StandardCharsets.UTF_8)).doesNotContainPattern("\u001b\\[[0-9?>=]*[cnx]");
        }
    }

    @Test
    void keepsSnapshotsOfNearlyEmptyScreensSmall() {
        Terminal t = new Terminal(50, 200, 0);
        t.feed(Vt.bytes("$ ^[[44m^[[5;1H^[[K^[[m\r\n^[[40;190Hx"));
        assertThat(t.snapshot()).hasSizeLessThan(220);
        assertThat(t.checkpoint()).hasSizeLessThan(500);
    }

    @Test
    void refusesDamagedCheckpoints() {
        byte[] good = fed(new Streams(3).plausible(100)).checkpoint();
        for (int i = 0; i < good.length; i++) {
            byte[] bad = good.clone();
            bad[i] ^= 0x11;
            assertThatThrownBy(() -> Terminal.restore(bad, 0)).isInstanceOf(IllegalArgumentException.class);
            byte[] cut = Arrays.copyOf(good, i);
            assertThatThrownBy(() -> Terminal.restore(cut, 0)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void neverThrowsAndStaysBoundedOnGarbage() {
        for (long seed = 0; seed < 60; seed++) {
            Streams streams = new Streams(seed);
            Terminal t = new Terminal(1 + streams.next(8), 1 + streams.next(20), streams.next(20));
            for (int i = 0; i < 20; i++) {
                t.feed(streams.garbage(200));
                t.resize(1 + streams.next(8), 1 + streams.next(20));
                assertThat(t.cursorRow()).isBetween(0, t.rows() - 1);
                assertThat(t.cursorColumn()).isBetween(0, t.columns() - 1);
                t.lines();
                Terminal.restore(t.checkpoint(), 5).feed(t.snapshot());
            }
            assertThat(t.checkpoint()).hasSizeLessThan(20_000);
        }
    }

    private static Terminal fed(byte[] stream) {
        Terminal t = new Terminal(6, 21, 10);
        t.feed(stream);
        return t;
    }

    private static void assertSame(Terminal original, Terminal copy, long seed) {
        assertThat(Vt.visible(copy)).as("seed %d", seed).isEqualTo(Vt.visible(original));
        assertThat(copy.state().pendingWrap).as("seed %d", seed).isEqualTo(original.state().pendingWrap);
        assertThat(copy.state().top).as("seed %d", seed).isEqualTo(original.state().top);
        assertThat(copy.state().bottom).as("seed %d", seed).isEqualTo(original.state().bottom);
    }
}
