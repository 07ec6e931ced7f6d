// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.wire.FrameDecoder;
import dev.ithaca.wire.PayloadWriter;
import dev.ithaca.wire.WireException;
import dev.ithaca.wire.host.TtyFacts.Reading;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HostMessagesTest {
    private static final ExitStatus EXIT = new ExitStatus(3, 0, ExitStatus.Requested.STOP, 99);

    static List<HostRequest> requests() {
        return List.of(
                new HostRequest.Spawn(
                        "abc1234", "/d", List.of("sh", "-c", "x"), "/", Map.of("A", "ü"), 24, 80, 1L << 40),
                new HostRequest.ListSessions(),
                new HostRequest.Resize("abc1234", 1, 65535),
                new HostRequest.Terminate("abc1234", true, 0),
                new HostRequest.Trim("abc1234", 7),
                new HostRequest.Forget("abc1234"),
                new HostRequest.Drain(),
                new HostRequest.Note("abc1234", "attention", Map.of("k", "v")),
                new HostRequest.Probe("abc1234", true),
                new HostRequest.Notify("Größe", List.of("abc1234", "def5678"), 10_000));
    }

    static List<HostReply> replies() {
        SessionState running = new SessionState("abc1234", 1, 2, List.of("sh"), "/", 3, 4, 5, 6, 7, true, null);
        SessionState ended = new SessionState("abc1234", 1, 2, List.of("sh"), "/", 3, 4, 5, 6, 7, false, EXIT);
        return List.of(
                new HostReply.Done(1),
                new HostReply.Spawned(2, 3, 4),
                new HostReply.Sessions(5, List.of(running, ended)),
                new HostReply.Failed(6, HostReply.Code.BUSY, "queue full"),
                new HostReply.Probed(7, new TtyFacts(42, "bash", true, Reading.YES, true, false, true, 2, 1, -1, true)),
                new HostReply.Checked(8, true, new InputPoint(1L << 40, 7, 6, -1, 24, 80, 42, true, false, true)),
                new HostReply.Checked(9, false, new InputPoint(0, 0, 0, 3, 1, 65535, 0, false, true, false)),
                new HostReply.Notified(10, 2, 1));
    }

    static List<HostEvent> events() {
        return List.of(
                new HostEvent.Grew("abc1234", 5, 6),
                new HostEvent.Ended("abc1234", 5, EXIT),
                new HostEvent.Resized("abc1234", 1, 2, 3),
                new HostEvent.Alert("", "disk-full", "no space"),
                new HostEvent.Typed("abc1234", 7));
    }

    static List<AttachMessage> attachMessages() {
        return List.of(
                new AttachMessage.Resize(1, 2),
                new AttachMessage.Detach(),
                new AttachMessage.Attached(1, 2, 3, true),
                new AttachMessage.Gap(1, 2, "disk full"),
                new AttachMessage.Resized(1, 2),
                new AttachMessage.Ended(EXIT),
                new AttachMessage.Refused("no"),
                new AttachMessage.Termios(true, false),
                new AttachMessage.Termios(false, true),
                new AttachMessage.Notice("Größe"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void requestComesBackAsItWas(HostRequest request) throws Exception {
        Decoded decoded = decode(request.frame(42));

        assertThat(HostRequest.read(decoded.type, decoded.payload)).isEqualTo(new HostRequest.Numbered(42, request));
    }

    @ParameterizedTest
    @MethodSource("replies")
    void replyComesBackAsItWas(HostReply reply) throws Exception {
        Decoded decoded = decode(reply.frame());

        assertThat(HostReply.read(decoded.type, decoded.payload)).isEqualTo(reply);
    }

    @ParameterizedTest
    @MethodSource("events")
    void eventComesBackAsItWas(HostEvent event) throws Exception {
        Decoded decoded = decode(event.frame());

        assertThat(HostEvent.isEvent(decoded.type)).isTrue();
        assertThat(HostEvent.read(decoded.type, decoded.payload)).isEqualTo(event);
    }

    @ParameterizedTest
    @MethodSource("attachMessages")
    void attachMessageComesBackAsItWas(AttachMessage message) throws Exception {
        Decoded decoded = decode(message.frame());

        assertThat(AttachMessage.read(decoded.type, decoded.payload)).isEqualTo(message);
    }

    @Test
    void attachSaysItsWishesInAnOptionalLastByte() throws Exception {
        AttachMessage.Attach plain = new AttachMessage.Attach("abc1234", new byte[16], -1, 24, 80, "cli");
        AttachMessage.Attach termios = plain.withTermios(true);
        AttachMessage.Attach notices = plain.withNotices(true);

        assertThat(termios.frame().remaining()).isEqualTo(plain.frame().remaining() + 1);
        assertThat(plain.withTermios(false).frame()).isEqualTo(plain.frame());
        for (AttachMessage.Attach attach : List.of(plain, termios, notices, termios.withNotices(true))) {
            AttachMessage.Attach read = attach(attach.frame());
            assertThat(read.termios()).isEqualTo(attach.termios());
            assertThat(read.notices()).isEqualTo(attach.notices());
            assertThat(read.by()).isEqualTo("cli");
        }
        for (byte wishes : new byte[] {0, 4, 5}) {
            ByteBuffer unknown = termios.frame();
            unknown.put(unknown.limit() - 1, wishes);
            assertThatThrownBy(() -> attach(unknown)).isInstanceOf(WireException.class);
        }
    }

    private static AttachMessage.Attach attach(ByteBuffer frame) throws WireException {
        Decoded decoded = decode(frame);
        return (AttachMessage.Attach) AttachMessage.read(decoded.type, decoded.payload);
    }

    @Test
    void conditionalInputComesBackAsItWas() throws Exception {
        Decoded decoded = decode(new HostRequest.InputIf("abc1234", "cli", new byte[] {1, 2}, 1L << 40, 7).frame(42));

        HostRequest.InputIf read = (HostRequest.InputIf)
                HostRequest.read(decoded.type, decoded.payload).request();

        assertThat(read.session()).isEqualTo("abc1234");
        assertThat(read.by()).isEqualTo("cli");
        assertThat(read.bytes()).containsExactly(1, 2);
        assertThat(read.ifEnd()).isEqualTo(1L << 40);
        assertThat(read.ifInputs()).isEqualTo(7);
    }

    @Test
    void dataFrameBuiltInPlaceEqualsTheCodecs() throws Exception {
        byte[] output = {1, 2, 3};
        ByteBuffer inPlace = ByteBuffer.allocate(64);
        AttachMessage.Data.putHeader(inPlace, 77, output.length);
        inPlace.put(output).flip();

        assertThat(inPlace).isEqualTo(new AttachMessage.Data(77, output).frame());
    }

    @Test
    void otherVersionIsRefusedWithBothNamed() throws Exception {
        Decoded decoded = decode(new HostProtocol.Hello(9, HostProtocol.Role.CONTROL).frame());

        assertThatThrownBy(() -> HostProtocol.Hello.read(decoded.type, decoded.payload))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("version 9")
                .hasMessageContaining("version " + HostProtocol.VERSION);
    }

    @Test
    void refusalAtWelcomeCarriesTheHostsWords() throws Exception {
        Decoded decoded = decode(new HostReply.Failed(0, HostReply.Code.INVALID, "go away").frame());

        assertThatThrownBy(() -> HostProtocol.Welcome.read(decoded.type, decoded.payload))
                .isInstanceOf(WireException.class)
                .hasMessage("go away");
    }

    @Test
    void trailingBytesAreRefused() throws Exception {
        Decoded decoded = decode(new PayloadWriter().i32(1).u8(0).frame(HostReply.DONE));

        assertThatThrownBy(() -> HostReply.read(decoded.type, decoded.payload)).isInstanceOf(WireException.class);
    }

    private record Decoded(byte type, ByteBuffer payload) {}

    private static Decoded decode(ByteBuffer frame) throws WireException {
        FrameDecoder decoder = new FrameDecoder();
        while (frame.hasRemaining()) {
            ByteBuffer space = decoder.space();
            while (space.hasRemaining() && frame.hasRemaining()) {
                space.put(frame.get());
            }
            ByteBuffer payload = decoder.next();
            if (payload != null) {
                return new Decoded(decoder.type(), payload);
            }
        }
        throw new AssertionError("no whole frame");
    }
}
