// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Questions that programs ask their terminal, and keys that depend on its modes. */
class QueriesTest extends HostTest {
    /** Asks, and prints what comes back up to a given last letter, without its escape character. */
    private static final String ASK = "ask() { printf \"$1\"; r=; while :; do c=$(dd bs=1 count=1 2>/dev/null);"
            + " r=\"$r$c\"; case $c in $2) break;; esac; done; printf '<%s>' \"$r\" | tr -d '\\033'; }; stty raw -echo; ";

    @Test
    void answersTheCursorPositionOneBasedWithNobodyAttached() {
        control.spawn("cpr", "sh", "-c", ASK + "printf '\\033[H'; ask '\\033[6n' R; ask 'abc\\033[5;9Hx\\033[6n' R");
        control.ended("cpr");

        try (AttachedClient client = control.attach("cpr", 0)) {
            client.awaitEnd();
            assertThat(client.text()).contains("<[1;1R>").contains("<[5;10R>");
        }
    }

    @Test
    void answersOnceWithTwoClientsAttached() {
        control.spawn("once", "sh", "-c", "read go; " + ASK + "ask '\\033[6n' R; ask '\\033[5n' n; echo; echo done");
        try (AttachedClient one = control.attach("once", 0);
                AttachedClient two = control.attach("once", 0)) {
            one.type("\n");
            one.awaitEnd();
            two.awaitEnd();
            assertThat(one.text()).containsOnlyOnce("R>").contains("<[0n>").contains("done");
        }
    }

    @Test
    void answersAfterMuchOutputFromTheFiles() {
        control.spawn("far", "sh", "-c", ASK + "seq 300000; printf '\\033[H\\n\\n'; ask 'ab\\033[6n' R");
        control.ended("far");

        try (AttachedClient client = control.attach("far", control.ended("far").end() - 10)) {
            client.awaitEnd();
            assertThat(client.text()).endsWith("<[3;3R>");
        }
    }

    @Test
    void keepsTheOrderOfQuestions() {
        control.spawn("order", "sh", "-c", ASK + "seq 300000; ask '\\033[H\\033[6n\\033[5n\\033[c' c");
        control.ended("order");

        try (AttachedClient client =
                control.attach("order", control.ended("order").end() - 40)) {
            client.awaitEnd();
            assertThat(client.text()).contains("<[1;1R[0n[?62;22c>");
        }
    }

    @Test
    void answersColoursFromTheCallersEnvironment() {
        HostRequest.Spawn spawn = control.spawnRequest(
                "colour", Map.of("COLORFGBG", "0;15"), "sh", "-c", ASK + "ask '\\033]11;?\\007' \"$(printf '\\007')\"");
        assertThat(control.ask(spawn)).isInstanceOf(HostReply.Spawned.class);
        control.ended("colour");

        try (AttachedClient client = control.attach("colour", 0)) {
            client.awaitEnd();
            assertThat(client.text()).contains("]11;rgb:ffff/ffff/ffff");
        }
    }

    @Test
    void takesTheSizeAsOfTheQuestion() {
        control.spawn("sized", "sh", "-c", ASK + "echo ready; read -r go; ask '\\033[999;999H\\033[6n' R");
        try (AttachedClient client = control.attach("sized", 0)) {
            client.awaitText("ready");
            control.ask(new HostRequest.Resize("sized", 40, 123));
            client.type("\n");
            client.awaitText("<[40;123R>");
        }
        control.ended("sized");
    }

    @Test
    void rewritesArrowsWhileTheChildWantsThem() {
        control.spawn(
                "arrows",
                "sh",
                "-c",
                "stty raw -echo; printf '\\033[?1hon'; head -c 3 | tr '\\033' E; printf '\\033[?1loff';"
                        + " head -c 3 | tr '\\033' E; echo end");
        try (AttachedClient client = control.attach("arrows", 0)) {
            client.awaitText("on");
            client.type("\u001b[A");
            client.awaitText("EOA");
            client.awaitText("off");
            control.type("arrows", "\u001b[B");
            client.awaitText("E[B");
        }
        control.ended("arrows");
    }

    @Test
    void deliversCtrlCAndCtrlZThroughTheTerminal() {
        control.spawn("job", "bash", "--norc", "-i");
        try (AttachedClient client = control.attach("job", 0)) {
            client.type("PS1='$ '; sleep 500\n");
            client.awaitText("sleep 500\r\n");
            eventually(() -> assertThat(runs("sleep 500")).isTrue());
            client.type("\u001a");
            client.awaitText("Stopped");
            client.type("kill %1; sleep 501\n");
            eventually(() -> assertThat(runs("sleep 501")).isTrue());
            client.type("\u0003");
            eventually(() -> assertThat(runs("sleep 501")).isFalse());
            client.type("exit 12\n");
            assertThat(client.awaitEnd().code()).isEqualTo(12);
        }
    }
}
