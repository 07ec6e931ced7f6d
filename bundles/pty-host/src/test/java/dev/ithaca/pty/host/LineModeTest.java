// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.wire.host.AttachMessage;
import org.junit.jupiter.api.Test;

/** What viewers that asked are told of the terminal's modes. */
class LineModeTest extends HostTest {
    private static final String SILENT_CHANGES =
            "read a; stty -echo; read b; stty echo -icanon; read c; stty icanon; read d";

    private AttachedClient ask(String session) {
        return AttachedClient.attachForTermios(host, control.ticket(session, false), session);
    }

    @Test
    void tellsAtOnceAndWheneverAProgramChangesItWithoutAWord() {
        control.spawn("silent", "sh", "-c", SILENT_CHANGES);
        try (AttachedClient plain = control.attach("silent", 0);
                AttachedClient asking = ask("silent")) {
            asking.awaitTermios(true, true);
            asking.type("\n");
            asking.awaitTermios(false, true);
            asking.type("\n");
            asking.awaitTermios(true, false);
            control.type("silent", "\n");
            asking.awaitTermios(true, true);
            asking.type("\n");
            asking.awaitEnd();
            plain.awaitEnd();
            assertThat(asking.others()).hasSize(4);
            assertThat(plain.others()).isEmpty();
            assertThat(asking.output()).isEqualTo(plain.output());
        }
    }

    @Test
    void tellsOnceAtTheAttachWhatWasChangedBefore() {
        control.spawn("before", "sh", "-c", "stty -echo; echo hidden; read x");
        try (AttachedClient plain = control.attach("before", 0)) {
            plain.awaitText("hidden");
            try (AttachedClient asking = ask("before")) {
                asking.awaitTermios(false, true);
                asking.type("\n");
                asking.awaitEnd();
                assertThat(asking.others()).containsExactly(new AttachMessage.Termios(false, true));
            }
        }
    }

    @Test
    void tellsNothingOfATerminalThatIsGone() {
        control.spawn("gone", "sh", "-c", "echo bye");
        control.ended("gone");
        try (AttachedClient asking = ask("gone")) {
            asking.awaitEnd();
            assertThat(asking.others()).isEmpty();
        }
    }
}
