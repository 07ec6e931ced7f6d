// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.sun.jna.Pointer;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutputHoldTest {
    private static final int OPEN_FLAGS = 02 | 0400; // O_RDWR, O_NOCTTY
    private static final long TIOCSPTLCK = 0x40045431L;
    private static final long TCXONC = 0x540A;
    private static final byte START = 17;
    private static final byte STOP = 19;

    private final StringBuilder output = new StringBuilder();
    private int master;
    private FileOutputStream program;
    private Pipe.SourceChannel read;
    private Pipe.SinkChannel keys;

    @BeforeEach
    void openTerminal() throws IOException {
        assumeThat(Files.exists(Path.of("/dev/ptmx"))).isTrue();
        master = LibC.open(LibC.text("/dev/ptmx"), OPEN_FLAGS, 0);
        try (NativeBlock unlocked = new NativeBlock(Integer.BYTES)) {
            Pointer zero = unlocked.pointer();
            zero.setInt(0, 0);
            LibC.ioctl(master, TIOCSPTLCK, zero);
        }
        program = new FileOutputStream(Tty.slavePath(master));
        keys = Descriptors.sink(master);
        read = Descriptors.source(master);
    }

    @AfterEach
    void closeTerminal() throws IOException {
        program.close();
        keys.close();
        read.close();
    }

    @Test
    void keepsAWriteBackWhileTheKernelEchoes() throws Exception {
        keepsAWriteBack();
    }

    @Test
    void keepsAWriteBackWhileItDoesNot() throws Exception {
        stty("-echo");
        keepsAWriteBack();
    }

    private void keepsAWriteBack() throws Exception {
        CompletableFuture<Void> written = new CompletableFuture<>();
        try (OutputHold hold = OutputHold.of(master)) {
            assertThat(hold.lasts()).isTrue();
            begin(written);
            await().during(Duration.ofMillis(100)).until(() -> !written.isDone() && output().isEmpty());
            assertThat(hold.lasts()).as("while a program waits to write").isFalse();
        }
        await().until(() -> output().equals("Really? "));
        assertThat(written).succeedsWithin(Duration.ofSeconds(5));
        assertThat(UnreadInput.bytes(master)).isZero();
    }

    @Test
    void letsThemGoOnWithTheAnswer() throws Exception {
        CompletableFuture<Void> written = new CompletableFuture<>();
        try (OutputHold hold = OutputHold.of(master)) {
            begin(written);
            keys.write(ByteBuffer.wrap(hold.prefix()));
            keys.write(ByteBuffer.wrap("yes\n".getBytes(US_ASCII)));
            hold.answered();
        }
        await().until(() -> output().contains("Really? ") && output().contains("yes\r\n"));
        assertThat(written).succeedsWithin(Duration.ofSeconds(5));
        assertThat(UnreadInput.bytes(master)).isEqualTo(4);
    }

    @Test
    void letsThemGoOnThoughTheAnswerWasThrownAway() throws Exception {
        CompletableFuture<Void> written = new CompletableFuture<>();
        try (OutputHold hold = OutputHold.of(master)) {
            begin(written);
            await().until(() -> !hold.lasts());
            hold.answered();
        }
        assertThat(written).isNotDone();

        OutputHold.release(master);

        assertThat(written).succeedsWithin(Duration.ofSeconds(5));
        await().until(() -> output().equals("Really? "));
    }

    @Test
    void keepsNothingBackWhereThatWouldBeSeen() throws Exception {
        stty("-ixon");
        try (OutputHold hold = OutputHold.of(master)) {
            assertThat(hold.prefix()).isEmpty();
            write("Really? ");
            await().until(() -> output().equals("Really? "));
        }
        assertThat(UnreadInput.bytes(master)).isZero();
    }

    @Test
    void leavesStoppedWhatSomebodyHadStopped() throws Exception {
        keys.write(ByteBuffer.wrap(new byte[] {STOP}));
        assertThat(UnreadInput.bytes(master)).as("Ctrl-S has arrived").isZero();

        leavesStopped();

        keys.write(ByteBuffer.wrap(new byte[] {START}));
        await().until(() -> output().equals("Really? "));
    }

    @Test
    void leavesStoppedWhatAProgramHadStoppedItself() throws Exception {
        stty("-echo");
        int terminal = TerminalSide.open(master);
        LibC.ioctl(terminal, TCXONC, new Pointer(0));

        leavesStopped();

        LibC.ioctl(terminal, TCXONC, new Pointer(1));
        LibC.close(terminal);
        await().until(() -> output().equals("Really? "));
    }

    private void leavesStopped() {
        try (OutputHold hold = OutputHold.of(master)) {
            assertThat(hold.prefix()).isEmpty();
            assertThat(hold.lasts()).isTrue();
        }
        CompletableFuture<Void> written = new CompletableFuture<>();
        begin(written);
        await().during(Duration.ofMillis(100)).until(() -> !written.isDone() && output().isEmpty());
    }

    @Test
    void typesNoControlsWhereTheKernelHandsThemOn() throws Exception {
        stty("extproc");
        try (OutputHold hold = OutputHold.of(master)) {
            assertThat(hold.prefix()).isEmpty();
            assertThat(hold.lasts()).isTrue();
        }
        stty("raw");
        assertThat(UnreadInput.bytes(master)).isZero();
    }

    @Test
    void doesNotLastBehindAChangeOfTheModes() throws Exception {
        try (OutputHold hold = OutputHold.of(master)) {
            stty("raw");
            assertThat(hold.lasts()).isFalse();
        }
        write("Really? ");
        await().until(() -> output().equals("Really? "));
    }

    private void stty(String mode) throws Exception {
        Process stty = new ProcessBuilder("stty", "-F", Tty.slavePath(master), mode).start();
        assertThat(stty.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(stty.exitValue()).isZero();
    }

    private void begin(CompletableFuture<Void> written) {
        Thread writer = new Thread(() -> {
            write("Really? ");
            written.complete(null);
        });
        writer.start();
    }

    private void write(String words) {
        try {
            program.write(words.getBytes(US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String output() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(100);
        while (read.read(buffer.clear()) > 0) {
            output.append(US_ASCII.decode(buffer.flip()));
        }
        return output.toString();
    }
}
