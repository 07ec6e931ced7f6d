// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.session.log.LogReader;
import dev.ithaca.wire.host.AttachMessage;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Attached clients: keys, output, and the bytes being the log's. */
class AttachTest extends HostTest {
    private static final int LINES = 1_000_000;

    @Test
    void carriesKeysToTheChildAndOutputBack() {
        control.spawn("echo", "cat");
        try (AttachedClient client = control.attach("echo", 0)) {
            client.type("hello\n");
            client.awaitText("hello\r\nhello\r\n");
            assertThat(client.attached().readOnly()).isFalse();
        }
        kill("echo");
    }

    @Test
    void streamsAFloodWithoutLosingOrRepeatingAByte() throws IOException {
        control.spawn("flood", "sh", "-c", "read go; seq " + LINES);
        byte[] expected = numbers(LINES);
        try (AttachedClient client = control.attach("flood", 0)) {
            control.type("flood", "\n");
            assertThat(client.awaitEnd().code()).isZero();
            byte[] output = client.output();
            assertThat(Arrays.equals(output, 2, output.length, expected, 0, expected.length))
                    .isTrue();
        }
        try (AttachedClient late = control.attach("flood", 1000)) {
            late.awaitEnd();
            assertThat(Arrays.equals(late.output(), 0, late.output().length, expected, 998, expected.length))
                    .isTrue();
        }
        assertThat(SessionLifeTest.read(control.directory("flood")).length()).isEqualTo(expected.length + 2);
    }

    @Test
    void attachesAgainAtAnyOffsetWhileTheFloodGoesOn() {
        control.spawn("again", "sh", "-c", "read go; seq " + LINES);
        byte[] expected = numbers(LINES);
        byte[] joined = {};
        try (AttachedClient first = control.attach("again", 0)) {
            control.type("again", "\n");
            first.awaitBytes(100_000);
            joined = first.output();
        }
        for (int i = 0; i < 5; i++) {
            try (AttachedClient next = control.attach("again", joined.length)) {
                next.awaitBytes(200_000);
                joined = concat(joined, next.output());
            }
        }
        try (AttachedClient last = control.attach("again", joined.length)) {
            last.awaitEnd();
            joined = concat(joined, last.output());
        }
        assertThat(Arrays.equals(joined, 2, joined.length, expected, 0, expected.length))
                .isTrue();
    }

    @Test
    void isNotDelayedByAClientThatNeverReads() {
        control.spawn("deaf", "sh", "-c", "read go; seq " + LINES);
        byte[] ticket = control.ticket("deaf", false);
        try (AttachedClient deaf = AttachedClient.open(host, ticket, "deaf", 0, 0, 0);
                AttachedClient reading = control.attach("deaf", 0)) {
            control.type("deaf", "\n");
            reading.awaitEnd();
            assertThat(control.ended("deaf").end()).isEqualTo(numbers(LINES).length + 2L);
            deaf.start(); // it reads at last, and has missed nothing
            deaf.awaitEnd();
            assertThat(Arrays.equals(deaf.output(), reading.output())).isTrue();
        }
    }

    @Test
    void survivesClientsThatVanish() {
        control.spawn("vanish", "sh", "-c", "read go; seq " + LINES);
        control.type("vanish", "\n");
        for (int i = 0; i < 30; i++) {
            try (AttachedClient client = control.attach("vanish", 0)) {
                client.awaitBytes(1000);
            }
        }
        assertThat(control.exit("vanish").code()).isZero();
        eventually(() -> assertThat(control.state("vanish").attached()).isZero());
    }

    @Test
    void endsWithTheEndFrameAlsoWhenTheSessionHasEndedLongAgo() {
        control.spawn("late", "sh", "-c", "echo bye; exit 6");
        control.ended("late");
        try (AttachedClient client = control.attach("late", 0)) {
            assertThat(client.awaitEnd().code()).isEqualTo(6);
            assertThat(client.text()).isEqualTo("bye\r\n");
        }
    }

    @Test
    void servesAForgottenSessionToWhomWasGrantedATicket() {
        control.spawn("forgotten", "sh", "-c", "echo bye; exit 6");
        byte[] first = control.ticket("forgotten", false);
        byte[] second = control.ticket("forgotten", false);
        control.ended("forgotten");
        assertThat(control.ask(new HostRequest.Forget("forgotten"))).isInstanceOf(HostReply.Done.class);
        assertThat(control.list()).noneMatch(one -> one.session().equals("forgotten"));

        for (byte[] ticket : List.of(first, second)) {
            try (AttachedClient client = AttachedClient.attach(host, ticket, "forgotten", 0, 0, 0)) {
                assertThat(client.awaitEnd().code()).isEqualTo(6);
                assertThat(client.text()).isEqualTo("bye\r\n");
            }
        }
        // nobody can come any more: it goes, and its name is free again
        eventually(() -> assertThat(control.ask(control.spawnRequest("forgotten", Map.of(), "true")))
                .isInstanceOf(HostReply.Spawned.class));
    }

    @Test
    void ignoresKeysOfAReadOnlyClient() {
        control.spawn("read-only", "cat");
        try (AttachedClient watching = control.attach("read-only", 0, 50, 120, true);
                AttachedClient typing = control.attach("read-only", 0)) {
            watching.type("nobody hears this\n");
            watching.send(new AttachMessage.Resize(60, 200));
            typing.type("heard\n");
            watching.awaitText("heard\r\nheard\r\n");
            assertThat(watching.text()).doesNotContain("nobody");
            assertThat(watching.attached().readOnly()).isTrue();
            assertThat(control.state("read-only").rows()).isEqualTo(24);
        }
        kill("read-only");
    }

    @Test
    void givesTheTerminalTheSizeOfWhoeverTypedLast() throws IOException {
        control.spawn("size", "sh", "-c", "trap 'stty size' WINCH; while :; do sleep 0.02; done");
        try (AttachedClient large = control.attach("size", 0, 50, 132, false)) {
            assertThat(large.attached().rows()).isEqualTo(50);
            try (AttachedClient small = control.attach("size", 0, 30, 100, false)) {
                large.awaitResized(30, 100);
                large.type("x");
                small.awaitResized(50, 132);
                small.send(new AttachMessage.Resize(31, 101)); // not whose size it is: remembered
                small.type("y");
                large.awaitResized(31, 101);
                large.awaitText("31 101");
            }
            eventually(() -> assertThat(control.state("size").rows()).isEqualTo(50));
        }
        kill("size");
        try (LogReader reader = LogReader.open(control.directory("size"))) {
            assertThat(reader.events("resized").get(0).fields()).containsEntry("columns", "132");
            assertThat(reader.events("attached")).hasSize(2);
            assertThat(reader.events("detached")).hasSizeGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void refusesATicketThatWasUsed() {
        control.spawn("ticket", "cat");
        byte[] ticket = control.ticket("ticket", false);
        AttachedClient.attach(host, ticket, "ticket", 0, 0, 0).close();
        try (AttachedClient second = AttachedClient.open(host, ticket, "ticket", 0, 0, 0)) {
            second.start();
            assertThat(second.awaitRefusal()).contains("ticket");
        }
        kill("ticket");
    }

    @Test
    void makesAClientWaitThatPastesMoreThanTheChildReads() throws IOException {
        Path copy = Files.createTempFile("paste", ".txt");
        control.spawn("paste", "sh", "-c", "stty raw -echo; echo ready; read -r go; head -c 2000000 > " + copy);
        String text = IntStream.range(0, 31_250)
                .mapToObj(i -> String.format("%063d\n", i))
                .collect(Collectors.joining());
        try (AttachedClient client = control.attach("paste", 0)) {
            client.awaitText("ready");
            // Only behind this does the child read on; it comes first, or a line of the text would be taken for it.
            assertThat(control.type("paste", "go\n")).isInstanceOf(HostReply.Done.class);
            for (int i = 0; i < text.length(); i += 50_000) {
                String part = text.substring(i, Math.min(text.length(), i + 50_000));
                Thread sender = new Thread(() -> client.type(part));
                sender.start();
                join(sender);
            }
            client.awaitEnd();
        }
        assertThat(Files.readString(copy)).hasSize(2_000_000);
        Files.delete(copy);
    }

    private static void join(Thread sender) {
        try {
            sender.join(30_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesInputThatDoesNotFitWhole() {
        control.spawn("busy", "sh", "-c", "stty raw -echo; echo ready; sleep 100");
        try (AttachedClient client = control.attach("busy", 0)) {
            client.awaitText("ready");
        }
        byte[] part = new byte[100_000];
        HostReply last = new HostReply.Done(0);
        int sent = 0;
        while (last instanceof HostReply.Done && sent < 10) {
            last = control.ask(new HostRequest.Input("busy", "test", part));
            sent++;
        }
        assertThat(failure(last)).startsWith("BUSY: session input queue is full: busy");
        assertThat(control.ask(new HostRequest.Input("busy", "test", new byte[10])))
                .isInstanceOf(HostReply.Done.class);
        kill("busy");
    }

    private static byte[] numbers(int last) {
        StringBuilder text = new StringBuilder(last * 9);
        for (int i = 1; i <= last; i++) {
            text.append(i).append("\r\n");
        }
        return text.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
