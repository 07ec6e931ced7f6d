// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionService;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/** A session that counts, some ten thousand lines a second, until it is stopped; and the proof that no line is missing. */
final class Flood {
    private static final byte[] WORD = {'l', 'i', 'n', 'e', ' '};

    private final SessionService sessions;
    private final Path stop;
    private SessionInfo session;

    Flood(SessionService sessions) throws IOException {
        this.sessions = sessions;
        stop = Files.createTempDirectory("ithaca-flood").resolve("stop");
    }

    SessionInfo start() {
        String script = "i=0; until [ -e " + stop
                + " ]; do j=0; while [ $j -lt 200 ]; do j=$((j+1)); i=$((i+1)); echo line $i; done; sleep 0.01; done; exit 7";
        session = Scripts.start(sessions, "flood", script);
        return session;
    }

    void stop() throws IOException {
        Files.createFile(stop);
    }

    void assertEveryLineOnce() {
        long expected = 1;
        long number = 0;
        int at = 0;
        try (SessionOutput output = sessions.output(session.id())) {
            ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
            long offset = output.start();
            assertEquals(0, offset);
            for (int count = output.read(offset, chunk.clear());
                    count > 0;
                    count = output.read(offset, chunk.clear())) {
                offset += count;
                for (int i = 0; i < count; i++) {
                    byte c = chunk.array()[i];
                    if (c == '\n') {
                        assertEquals(expected, number);
                        expected++;
                        number = 0;
                        at = 0;
                    } else if (c != '\r' && at < WORD.length) {
                        assertEquals("in line " + expected, WORD[at], c);
                        at++;
                    } else if (c != '\r') {
                        number = number * 10 + (c - '0');
                    }
                }
            }
        }
        assertEquals("no half line at the end", 0, at);
        assertTrue("some lines", expected > 1000);
        System.out.println("FIGURES the session wrote " + (expected - 1) + " lines, each is there once");
    }
}
