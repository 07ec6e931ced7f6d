// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {
    private static final Colors COLORS = new Colors(0x112233, 0x445566, 0x778899);

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            quoteCharacter = '"',
            value = {
                "^[[c ^[[?62;22c",
                "^[[0c ^[[?62;22c",
                "^[[>c ^[[>41;354;0c",
                "^[[>0c ^[[>41;354;0c",
                "^[[=c ^[P!|00000000^[\\",
                "^[[5n ^[[0n",
                "^[[6n ^[[3;7R",
                "^[[?6n ^[[?3;7;1R",
                "^[]10;?^[\\ ^[]10;rgb:1111/2222/3333^[\\",
                "^[]11;?^G ^[]11;rgb:4444/5555/6666^G",
                "^[]12;?^G ^[]12;rgb:7777/8888/9999^G",
                "^[]10;?;?^G ^[]10;rgb:1111/2222/3333^G^[]11;rgb:4444/5555/6666^G",
                "^[]4;1;?^G ^[]4;1;rgb:cdcd/0000/0000^G",
                "^[]4;232;?;16;?^G ^[]4;232;rgb:0808/0808/0808^G^[]4;16;rgb:0000/0000/0000^G",
                "^[[>q ^[P>|Ithaca^[\\",
                "^[[>0q ^[P>|Ithaca^[\\",
                "^[[?u ^[[?5u",
                "^[[18t ^[[8;24;80t",
                "^[[14t ^[[4;384;640t",
                "^[[16t ^[[6;16;8t",
                "^[[?25$p ^[[?25;1$y",
                "^[[?1$p ^[[?1;2$y",
                "^[[?2004$p ^[[?2004;1$y",
                "^[[?2026$p ^[[?2026;2$y",
                "^[[?1006$p ^[[?1006;2$y",
                "^[[?1049$p ^[[?1049;2$y",
                "^[[?4711$p ^[[?4711;0$y",
                "^[[4$p ^[[4;2$y",
                "^[P$qm^[\\ ^[P1$r0;1;31m^[\\",
                "^[P$qr^[\\ ^[P1$r2;20r^[\\",
                "\"^[P$q q^[\\\" \"^[P1$r4 q^[\\\"",
                "^[P$qz^[\\ ^[P0$r^[\\",
                "^[P+q544e;436f^[\\ ^[P1+r544e=787465726d2d323536636f6c6f72^[\\^[P1+r436f=323536^[\\",
                "^[P+q6b7a^[\\ ^[P0+r6b7a^[\\"
            })
    void answersAndHidesQueries(String query, String expected) {
        Terminal t = new Terminal(24, 80, 0);
        t.feed(Vt.bytes("^[[2;20r^[[?2004h^[[4 q^[[>5u^[[1;31m^[[3;7H"));
        byte[] asked = Vt.bytes(query.replace("^G", "\u0007"));
        byte[] stream = concat(Vt.bytes("before^[[1m"), asked, Vt.bytes("^[[Hafter"));

        for (int split = 0; split <= stream.length; split++) {
            QueryScanner scanner = new QueryScanner(1000);
            ByteArrayOutputStream reply = new ByteArrayOutputStream();
            QueryScanner.Sink sink = (q, end) -> {
                assertThat(end).isEqualTo(1000 + 10 + asked.length);
                reply.writeBytes(QueryReplies.reply(q, t, COLORS).orElseThrow());
            };
            scanner.feed(stream, 0, split, sink);
            scanner.feed(stream, split, stream.length - split, sink);
            assertThat(reply.toString(StandardCharsets.ISO_8859_1)
                            .replace("\u001b", "^[")
                            .replace("\u0007", "^G"))
                    .isEqualTo(expected);
            assertThat(filtered(stream, split)).isEqualTo(concat(Vt.bytes("before^[[1m"), Vt.bytes("^[[Hafter")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[3;4R [5n ]01 ]1;x plain",
                "^[[?1;2c ^[[3;4R ^[[0n ^[[>0;1;2c ^[[?25;1$y",
                "^[]8;;http://example.com^[\\link^[]8;;^[\\",
                "^[]52;c;Zm9v\u0007 ^[]52;c;?\u0007 ^[]7;file:///tmp^[\\ ^[]0;title\u0007 ^[]133;A\u0007 ^[]1337;x\u0007",
                "^[]10;#ffffff\u0007 ^[]11;rgb:00/00/00^[\\ ^[]4;1;#123456\u0007 ^[]104\u0007 ^[]110\u0007 ^[]13;?\u0007",
                "^[P0;1;0q\"1;1;100;100#0~~@@vv^[\\ ^[Ptmux;^[^[]52;c;x\u0007^[\\",
                "^[_Gf=32,s=1,v=1,a=q;AAAA^[\\ ^[^pm^[\\ ^[Xsos^[\\",
                "^[[s^[[u ^[[4 q ^[[!p ^[[1;2\"p ^[[22;0t ^[[23t ^[[8;24;80t ^[[21t ^[[=5u ^[[>1u ^[[<u ^[[1u",
                "^[[?1049h^[[?25l^[[?2004h^[[38;5;1m^[[31;7m^[[H^[[2J^[[6;6H",
                "^[[6\u0018n ^[[6\u001b[1m ^[]11;?^[[1m ^[]11;?^[^[[m ^[P$q^[[m ^[P+q^[c ^[^[^[[H ^[[6\u00e9n",
                "^[[1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25;26;27;28;29;30;31n",
                "漢字 \u009b6n é"
            })
    void passesEverythingElse(String text) {
        byte[] stream = Vt.bytes(text);
        List<Query> found = new ArrayList<>();
        for (int split = 0; split <= stream.length; split++) {
            assertThat(filtered(stream, split)).isEqualTo(stream);
            QueryScanner scanner = new QueryScanner();
            scanner.feed(stream, 0, split, (q, end) -> found.add(q));
            scanner.feed(stream, split, stream.length - split, (q, end) -> found.add(q));
            assertThat(found).isEmpty();
        }
    }

    @Test
    void findsTheSameInAnyPieces() {
        for (long seed = 0; seed < 100; seed++) {
            Streams streams = new Streams(seed);
            byte[] stream = queriesAmong(streams);
            List<String> whole = new ArrayList<>();
            new QueryScanner().feed(stream, 0, stream.length, (q, end) -> whole.add(q + "@" + end));
            byte[] filteredWhole = filtered(stream, stream.length);
            List<String> pieces = new ArrayList<>();
            ByteArrayOutputStream passed = new ByteArrayOutputStream();
            QueryScanner scanner = new QueryScanner();
            ViewerFilter filter = new ViewerFilter();
            for (int i = 0; i < stream.length; ) {
                int n = Math.min(stream.length - i, 1 + streams.next(5));
                scanner.feed(stream, i, n, (q, end) -> pieces.add(q + "@" + end));
                filter.feed(stream, i, n, passed::write);
                assertThat(filter.held()).isLessThanOrEqualTo(QueryMatcher.MAX_LENGTH);
                i += n;
            }
            filter.flush(passed::write);
            assertThat(whole).isNotEmpty();
            assertThat(pieces).as("seed %d", seed).isEqualTo(whole);
            assertThat(passed.toByteArray()).as("seed %d", seed).isEqualTo(filteredWhole);
        }
    }

    @Test
    void letsGoOfASequenceThatNeverEnds() {
        byte[] start = Vt.bytes("^[P+q" + "41".repeat(5000));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ViewerFilter filter = new ViewerFilter();
        filter.feed(start, 0, start.length, out::write);
        assertThat(filter.held()).isZero();
        assertThat(out.toByteArray()).isEqualTo(start);
    }

    @Test
    void flushesWhatItHolds() {
        byte[] start = Vt.bytes("x^[]11;");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ViewerFilter filter = new ViewerFilter();
        filter.feed(start, 0, start.length, out::write);
        assertThat(out.size()).isEqualTo(1);
        filter.flush(out::write);
        filter.flush(out::write);
        assertThat(out.toByteArray()).isEqualTo(start);
    }

    @Test
    void countsRowsFromTheRegionInOriginMode() {
        Terminal t = new Terminal(24, 80, 0);
        t.feed(Vt.bytes("^[[5;20r^[[?6h^[[3;4H"));
        Query query = new Query(Query.Kind.CURSOR_POSITION, 0, "");
        assertThat(QueryReplies.reply(query, t, COLORS)).hasValue(Vt.bytes("^[[3;4R"));
        assertThat(query.needsScreen()).isTrue();
        assertThatThrownBy(() -> QueryReplies.reply(query, COLORS)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsColorFgBg() {
        assertThat(Colors.fromColorFgBg("15;0")).isEqualTo(Colors.DEFAULT);
        assertThat(Colors.fromColorFgBg("0;default;15")).isEqualTo(Colors.DEFAULT);
        assertThat(Colors.fromColorFgBg("0;15")).isEqualTo(new Colors(0, 0xFFFFFF, 0));
        assertThat(Colors.fromColorFgBg("7;0").foreground()).isEqualTo(0xE5E5E5);
        assertThat(Colors.fromColorFgBg("x")).isEqualTo(Colors.DEFAULT);
        assertThat(Colors.fromColorFgBg("999;1")).isEqualTo(Colors.DEFAULT);
    }

    private static byte[] queriesAmong(Streams streams) {
        String[] queries = {"^[[c", "^[[6n", "^[]11;?\u0007", "^[P$qm^[\\", "^[[?25$p", "^[]11;?^[", "^[[6", "^[P+q41"};
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < 60; i++) {
            out.writeBytes(streams.next(2) == 0 ? streams.plausible(3) : streams.garbage(6));
            out.writeBytes(Vt.bytes(queries[streams.next(queries.length)]));
        }
        return out.toByteArray();
    }

    private static byte[] filtered(byte[] stream, int split) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ViewerFilter filter = new ViewerFilter();
        filter.feed(stream, 0, split, out::write);
        filter.feed(stream, split, stream.length - split, out::write);
        filter.flush(out::write);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
