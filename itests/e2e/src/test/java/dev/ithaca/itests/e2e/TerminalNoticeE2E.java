// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who sits in an attached terminal hears of the other sessions there, and loses nothing of what the program writes. */
class TerminalNoticeE2E {
    private static final Pattern ASKS =
            Pattern.compile("\u001b]9;Ithaca: Input required: [^\u0007\u001b]*yes or no\u0007");

    /** Sequences without end and hardly a pause, until it is told to stop. */
    private static final String FLOOD = "stty -echo; printf ready; read go; printf BEGIN; i=0; while [ ! -e stop ]; do "
            + "i=$((i + 1)); printf '\\033[38;2;%d;7;99m漢é🙂\\033]0;title %d\\007\\033(0q\\033(B' $((i % 256)) $i; "
            + "[ $((i % 100)) -gt 0 ] || sleep 0.02; done; printf 'E''ND'; read go";

    private Ithaca ithaca;

    @BeforeEach
    void startDaemon() {
        ithaca = new Ithaca();
        ithaca.environment().keySet().removeAll(List.of("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"));
        ithaca.started();
    }

    @AfterEach
    void stopAll() throws Exception {
        ithaca.close();
    }

    @Test
    void tellsEachAttachedTerminalOnceAndLeavesTheOutputAsItWas() throws Exception {
        String resting = ithaca.startShell("stty -echo; printf ready; read go");
        String flooding = ithaca.startShell(FLOOD);
        PtyDriver first = ithaca.terminal("attach", resting);
        PtyDriver second = ithaca.terminal("attach", flooding);
        first.awaitText("ready");
        second.awaitText("ready");
        second.send("\r");
        second.awaitText("BEGIN");

        ithaca.startShell("printf 'Delete /srv/old? [y/n] '; read a");

        await().atMost(Ithaca.SOON).until(() -> found(first) == 1 && found(second) == 1);
        Files.createFile(ithaca.work().resolve("stop"));
        second.awaitText("END");
        assertThat(found(first)).isEqualTo(1);
        assertThat(found(second)).isEqualTo(1);
        String log = await().atMost(Ithaca.SOON).until(() -> log(flooding), written -> written.contains("END"));
        assertThat(between(ASKS.matcher(text(second)).replaceFirst(""))).isEqualTo(between(log));
        assertThat(ithaca.must("notify", "log")).contains("at 2 attached terminals");

        first.send(PtyDriver.DETACH);
        second.send(PtyDriver.DETACH);
        assertThat(first.awaitExit()).isZero();
        assertThat(second.awaitExit()).isZero();
        Commands.Result nobody = ithaca.run("notify", "send", "--title", "anybody there?");
        assertThat(nobody.out() + nobody.err()).contains("sent to nobody", "no terminal is attached");
        await().atMost(Ithaca.SOON)
                .untilAsserted(
                        () -> assertThat(ithaca.must("notify", "log", "--all")).contains("no terminal is attached"));
    }

    private static String text(PtyDriver terminal) {
        return new String(terminal.bytes(), ISO_8859_1);
    }

    private static long found(PtyDriver terminal) {
        return ASKS.matcher(text(terminal)).results().count();
    }

    private static String between(String output) {
        Matcher part = Pattern.compile("BEGIN.*END", Pattern.DOTALL).matcher(output);
        assertThat(part.find()).isTrue();
        return part.group();
    }

    private String log(String session) throws IOException {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.list(ithaca.state().resolve("sessions").resolve(session))) {
            for (Path file : files.filter(path -> path.getFileName().toString().matches("output-.*\\.log"))
                    .sorted()
                    .toList()) {
                log.writeBytes(Files.readAllBytes(file));
            }
        }
        return log.toString(ISO_8859_1);
    }
}
