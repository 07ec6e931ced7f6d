// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.terminal.parser.Parameters;
import dev.ithaca.terminal.parser.VtHandler;
import dev.ithaca.terminal.parser.VtParser;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is put into a program's output stands between two of its sequences, wherever the output is cut. */
class InsertionTest {
    private static final byte[] NOTICE = DesktopNotice.sequence("build asks yes or no");
    private static final String LONG = "0123456789abcdef".repeat(20);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();
    private final ViewerFilter filter = new ViewerFilter();

    private final ViewerFilter.Sink<RuntimeException> sink = new ViewerFilter.Sink<>() {
        @Override
        public void write(byte[] bytes, int offset, int length) {
            out.write(bytes, offset, length);
        }

        @Override
        public void inserted(byte[] bytes) {
            assertThat(bytes).isEqualTo(NOTICE);
            places.add(out.size());
        }
    };

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a^[[38;2;1;22;255m漢字é🙂^[[0mz",
                "^[]0;a title\u0007$ ^[]8;;http://example.com/^[\\link^[]8;;^[\\.",
                "^[P0;1;0q\"1;1;100;100#0~~@@vv^[\\^[_Gf=32,s=1;AAAA^[\\^[^pm^[\\^[Xsos^[\\ok",
                "^[(0lqk^[(B^[#8^[%G^[ F^[7^[8^[=x",
                "a^[[cb^[[6n^[]11;?\u0007c^[]10;?^[\\^[P+q544e^[\\^[P$qm^[\\^[[?25$pd",
                "^[]0;cut^[[31mred^[]11;?^[[1m^[[6\u0018n^[]2;gone\u001aok^[[\u001b[mx",
                "^[]52;c;LONG\u0007LONG^[PLONG^[\\éLONG"
            })
    void standsBetweenSequencesAtEverySplit(String text) {
        byte[] stream = Vt.bytes(text.replace("LONG", LONG));
        byte[] filtered = filtered(stream);
        for (int split = 0; split <= stream.length; split++) {
            InsertionTest at = new InsertionTest();
            at.filter.feed(stream, 0, split, at.sink);
            at.filter.insert(NOTICE, at.sink);
            at.filter.feed(stream, split, stream.length - split, at.sink);
            at.filter.flush(at.sink);

            assertThat(at.out.toByteArray()).as("split at %d", split).isEqualTo(filtered);
            assertThat(at.places).as("split at %d", split).hasSize(1);
            at.assertAllBetweenSequences("split at " + split);
        }
    }

    @Test
    void standsAtTheFirstPlaceThatIsFree() {
        byte[] stream = Vt.bytes("ab^[]0;t\u0007c");
        filter.feed(stream, 0, 5, sink);
        filter.insert(NOTICE, sink);
        assertThat(places).isEmpty();

        filter.feed(stream, 5, stream.length - 5, sink);

        assertThat(places).containsExactly(8);
    }

    /** In pieces of all lengths, also of those that are not read as a whole. */
    @Test
    void standsBetweenSequencesOfAnyOutputInAnyPieces() {
        for (long seed = 0; seed < 300; seed++) {
            Streams streams = new Streams(seed);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int i = 0; i < 30; i++) {
                all.writeBytes(streams.next(3) == 0 ? streams.garbage(20) : streams.plausible(12));
                all.writeBytes(streams.next(4) == 0 ? Vt.bytes(LONG) : new byte[0]);
                all.writeBytes(streams.next(6) == 0 ? Vt.bytes("^[[6n^[]11;?^[\\") : new byte[0]);
            }
            byte[] stream = all.toByteArray();
            InsertionTest run = new InsertionTest();
            int insertions = 0;
            for (int i = 0; i < stream.length; ) {
                int n = Math.min(stream.length - i, 1 + streams.next(streams.next(2) == 0 ? 6 : 400));
                run.filter.feed(stream, i, n, run.sink);
                insertions += run.filter.insert(NOTICE, run.sink) ? 1 : 0;
                i += n;
            }
            run.filter.flush(run.sink);

            assertThat(run.out.toByteArray()).as("seed %d", seed).isEqualTo(filtered(stream));
            assertThat(run.places.size()).as("seed %d", seed).isBetween(insertions - 16, insertions);
            run.assertAllBetweenSequences("seed " + seed);
        }
    }

    @Test
    void holdsAFewOnlyWhileASequenceIsOpen() {
        filter.feed(Vt.bytes("^[]0;never"), 0, 9, sink);
        for (int i = 0; i < 16; i++) {
            assertThat(filter.insert(NOTICE, sink)).isTrue();
        }
        assertThat(filter.insert(NOTICE, sink)).isFalse();
        filter.feed(Vt.bytes("\u0007"), 0, 1, sink);

        assertThat(places).hasSize(16);
    }

    private static byte[] filtered(byte[] stream) {
        ByteArrayOutputStream passed = new ByteArrayOutputStream();
        ViewerFilter plain = new ViewerFilter();
        plain.feed(stream, 0, stream.length, passed::write);
        plain.flush(passed::write);
        return passed.toByteArray();
    }

    /** By a parser that has read every byte. */
    private void assertAllBetweenSequences(String what) {
        byte[] written = out.toByteArray();
        VtParser parser = new VtParser();
        VtHandler nobody = new Nobody();
        int read = 0;
        for (int place : places) {
            parser.feed(written, read, place - read, nobody);
            read = place;
            assertThat(parser.isBetweenSequences())
                    .as(
                            "%s, behind %s",
                            what, Arrays.toString(Arrays.copyOfRange(written, Math.max(0, place - 9), place)))
                    .isTrue();
        }
    }

    private static final class Nobody implements VtHandler {
        @Override
        public void text(byte[] bytes, int offset, int length) {}

        @Override
        public void character(int codePoint) {}

        @Override
        public void control(int control) {}

        @Override
        public void escape(int intermediate, int finalByte) {}

        @Override
        public void csi(Parameters parameters, int finalByte) {}

        @Override
        public void osc(byte[] bytes, int length) {}
    }
}
