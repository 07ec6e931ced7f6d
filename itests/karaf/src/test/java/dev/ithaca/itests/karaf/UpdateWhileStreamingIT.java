// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.SessionStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;

/** Every OSGi bundle of ours is updated while a session floods its terminal: the session must not notice. */
public class UpdateWhileStreamingIT extends KarafTestSupport {
    private static final long END_SECONDS = 60;

    @Configuration
    public Option[] configuration() {
        return options(Containers.distribution());
    }

    @Test
    public void losesNoByteAndRefreshesNoOtherBundle() throws Exception {
        Path stop = Files.createTempDirectory("ithaca-update").resolve("stop");
        SessionInfo session = Scripts.start(
                service(SessionService.class),
                "flood",
                "i=0; until [ -e " + stop + " ]; do i=$((i+1)); echo line $i; done; exit 7");
        try {
            awaitMoreThan(session, 0);
            updateAll(session);
        } finally {
            Files.createFile(stop);
        }

        SessionInfo ended =
                service(SessionService.class).whenEnded(session.id()).get(END_SECONDS, TimeUnit.SECONDS);
        assertEquals(Integer.valueOf(7), ended.exitCode());
        assertEquals(session.pid(), ended.pid());
        assertEveryLineOnce(session);
    }

    private void updateAll(SessionInfo session) throws Exception {
        for (Bundle bundle : ownBundles()) {
            long before = current(session).totalBytes();
            try (BundleWatch watch = BundleWatch.open(context)) {
                update(bundle);

                assertEquals(bundle.getSymbolicName(), List.of(), watch.stoppedBeside(bundle));
            }
            awaitMoreThan(session, before);
            assertEquals(
                    bundle.getSymbolicName(),
                    SessionStatus.RUNNING,
                    current(session).status());
        }
    }

    private SessionInfo current(SessionInfo session) {
        return service(SessionService.class).get(session.id());
    }

    private void awaitMoreThan(SessionInfo session, long bytes) {
        await(
                "more than " + bytes + " bytes",
                () -> current(session).totalBytes() > bytes,
                () -> current(session).toString());
    }

    private void assertEveryLineOnce(SessionInfo session) {
        long expected = 1;
        StringBuilder line = new StringBuilder();
        try (SessionOutput output = service(SessionService.class).output(session.id())) {
            ByteBuffer chunk = ByteBuffer.allocate(1 << 16);
            long offset = output.start();
            assertEquals(0, offset);
            for (int count = output.read(offset, chunk.clear());
                    count > 0;
                    count = output.read(offset, chunk.clear())) {
                offset += count;
                for (char c : new String(chunk.array(), 0, count, StandardCharsets.US_ASCII).toCharArray()) {
                    if (c == '\n') {
                        assertEquals("line " + expected + "\r", line.toString());
                        expected++;
                        line.setLength(0);
                    } else {
                        line.append(c);
                    }
                }
            }
        }
        assertEquals("", line.toString());
        assertTrue("some lines", expected > 1000);
    }
}
