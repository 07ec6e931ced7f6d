// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.terminal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Random but plausible output of programs. */
final class Streams {
    private static final String[] SEQUENCES = {
        "^[[H",
        "^[[2J",
        "^[[J",
        "^[[1J",
        "^[[K",
        "^[[1K",
        "^[[2K",
        "^[[3J",
        "^[[%dA",
        "^[[%dB",
        "^[[%dC",
        "^[[%dD",
        "^[[%dE",
        "^[[%dF",
        "^[[%dG",
        "^[[%dd",
        "^[[%d;%dH",
        "^[[%d;%dr",
        "^[[r",
        "^[[%dL",
        "^[[%dM",
        "^[[%d@",
        "^[[%dP",
        "^[[%dX",
        "^[[%dS",
        "^[[%dT",
        "^[[%db",
        "^[[%dI",
        "^[[%dZ",
        "^[7",
        "^[8",
        "^[[s",
        "^[[u",
        "^[D",
        "^[E",
        "^[M",
        "^[H",
        "^[[g",
        "^[[3g",
        "^[c",
        "^[[!p",
        "^[#8",
        "^[(0",
        "^[(B",
        "^[)0",
        "\u000e",
        "\u000f",
        "^[N",
        "^[=",
        "^[>",
        "^[[?1h",
        "^[[?1l",
        "^[[?6h",
        "^[[?6l",
        "^[[?7h",
        "^[[?7l",
        "^[[?25l",
        "^[[?25h",
        "^[[4h",
        "^[[4l",
        "^[[20h",
        "^[[20l",
        "^[[?5h",
        "^[[?1000h",
        "^[[?1002h",
        "^[[?1006h",
        "^[[?1006l",
        "^[[?1003l",
        "^[[?1004h",
        "^[[?2004h",
        "^[[?2004l",
        "^[[?2026h",
        "^[[?1049h",
        "^[[?1049l",
        "^[[?1047h",
        "^[[?1047l",
        "^[[?47h",
        "^[[?47l",
        "^[[?1048h",
        "^[[?1048l",
        "^[[%d q",
        "^[[>%du",
        "^[[<u",
        "^[[=%d;1u",
        "^[[>4;2m",
        "^[]0;title %d\u0007",
        "^[]2;t%d^[\\",
        "^[[22t",
        "^[[23t",
        "^[]8;;http://x/%d^[\\",
        "^[P+q544e^[\\",
        "^[_Ga=%d^[\\",
        "\r",
        "\n",
        "\r\n",
        "\t",
        "\b",
        "^[[m",
        "^[[%dm",
        "^[[1;3%dm",
        "^[[38;5;%dm",
        "^[[48;5;%dm",
        "^[[38;2;%d;%d;7m",
        "^[[48:2::%d:%d:7m",
        "^[[4:3m",
        "^[[58:5:%dm",
        "^[[7m",
        "^[[27m",
        "^[[22;24m"
    };
    private static final String[] TEXTS = {
        "a",
        "hello",
        " ",
        "     ",
        "            ",
        "0123456789012345678901234567890123456789",
        "é",
        "漢",
        "字漢字",
        "🙂",
        "e\u0301",
        "\u0301",
        "x\u0302\u0303",
        "─│┌",
        "\u200d",
        "end "
    };

    private final Random random;

    Streams(long seed) {
        random = new Random(seed);
    }

    /** Some well-formed output, now and then broken. */
    byte[] plausible(int pieces) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(3) > 0) {
                out.append(TEXTS[random.nextInt(TEXTS.length)]);
            } else {
                out.append(SEQUENCES[random.nextInt(SEQUENCES.length)]
                        .replaceFirst("%d", "" + random.nextInt(12))
                        .replaceFirst("%d", "" + random.nextInt(30)));
            }
        }
        return Vt.bytes(out.toString());
    }

    /** Bytes from the alphabet of escape sequences, and any others. */
    byte[] garbage(int length) {
        byte[] alphabet = "\u001b\u001b[[]P?;:0123456789hlmABCDHJKLMPSTXrsu@b c!$ q\\\u0007\r\n\u0018"
                .getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < length; i++) {
            out.write(random.nextInt(4) == 0 ? random.nextInt(256) : alphabet[random.nextInt(alphabet.length)]);
        }
        return out.toByteArray();
    }

    int next(int bound) {
        return random.nextInt(bound);
    }
}
