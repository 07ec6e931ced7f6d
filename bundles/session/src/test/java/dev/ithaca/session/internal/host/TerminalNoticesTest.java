// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.session.api.NoticeReach;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.internal.registry.TestPools;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.host.HostEvent;
import dev.ithaca.wire.host.HostProtocol;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real sockets, to hosts that say what a test wants them to. */
@Timeout(20)
class TerminalNoticesTest {
    private static final SessionId SESSION = new SessionId("abc1234");

    @TempDir
    Path folder;

    private final TestPools pools = new TestPools();
    private HostPool hosts;
    private TerminalNotices notices;

    @BeforeEach
    void connectNobody() throws IOException {
        Path home = Files.createDirectory(folder.resolve("home"));
        hosts = new HostPool(
                folder, folder, new HostInstall(home, folder), pools::newThread, pools.timers(), new HostListener() {
                    @Override
                    public void event(HostConnection from, HostEvent event) {}

                    @Override
                    public void lost(HostConnection connection) {}
                });
        notices = new TerminalNotices(hosts);
    }

    @AfterEach
    void close() {
        hosts.close();
        pools.close();
    }

    @Test
    void addsUpWhomAllHostsHaveTold() throws Exception {
        try (TellingHost one = host("one", id -> new HostReply.Notified(id, 2, 0));
                TellingHost other = host("other", id -> new HostReply.Notified(id, 1, 1))) {
            assertThat(tell("hello")).isEqualTo(new NoticeReach(3, 1));

            assertThat(one.asked).containsExactly(new HostRequest.Notify("hello", List.of("abc1234"), 10_000));
            assertThat(other.asked).hasSize(1);
        }
    }

    @Test
    void aHostThatRefusesHasReachedNobodyAndHindersNoOther() throws Exception {
        try (TellingHost broken = host("broken", id -> new HostReply.Failed(id, HostReply.Code.INVALID, "no"));
                TellingHost sound = host("sound", id -> new HostReply.Notified(id, 1, 0))) {
            assertThat(tell("hello")).isEqualTo(new NoticeReach(1, 0));

            assertThat(broken.asked).hasSize(1);
            assertThat(sound.asked).hasSize(1);
        }
    }

    @Test
    void aHostThatGoesMeanwhileHasReachedNobody() throws Exception {
        try (TellingHost going = host("going", id -> null)) {
            assertThat(tell("hello")).isEqualTo(new NoticeReach(0, 0));

            assertThat(going.asked).hasSize(1);
        }
    }

    @Test
    void withoutAHostNobodyIsTold() throws Exception {
        assertThat(tell("hello")).isEqualTo(new NoticeReach(0, 0));
    }

    @Test
    void refusesWhatIsNoNotice() {
        for (String text : List.of("", " ", "x".repeat(1_001))) {
            assertThatThrownBy(() -> notices.tell(text, List.of()))
                    .isInstanceOfSatisfying(
                            PlatformException.class, e -> assertThat(e.code()).isEqualTo(SessionErrorCode.INVALID));
        }
    }

    private NoticeReach tell(String text) throws Exception {
        return notices.tell(text, List.of(SESSION)).get(10, TimeUnit.SECONDS);
    }

    private TellingHost host(String name, Function<Integer, HostReply> reply) throws IOException {
        Path socket = folder.resolve("pty-host-" + name + ".sock");
        TellingHost host = new TellingHost(socket, reply);
        assertThat(hosts.connect(socket)).isEqualTo(HostPool.Reached.CONNECTED);
        return host;
    }

    /** A host that knows all requests, and hangs up on a notice that it is to answer with null. */
    private final class TellingHost implements AutoCloseable {
        final Queue<HostRequest> asked = new ConcurrentLinkedQueue<>();
        private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        private final Function<Integer, HostReply> reply;

        TellingHost(Path socket, Function<Integer, HostReply> reply) throws IOException {
            this.reply = reply;
            server.bind(UnixDomainSocketAddress.of(socket));
            pools.newThread("telling-host", this::serve).start();
        }

        private void serve() {
            try {
                while (true) {
                    FrameChannel client = new FrameChannel(server.accept());
                    pools.newThread("telling-host-client", () -> talk(client)).start();
                }
            } catch (IOException e) {
                assertThat(server.isOpen()).isFalse();
            }
        }

        private void talk(FrameChannel client) {
            try (client) {
                client.receive();
                client.send(new HostProtocol.Welcome(HostProtocol.VERSION, "told", 1).frame());
                for (ByteBuffer payload = client.receive(); payload != null; payload = client.receive()) {
                    HostRequest.Numbered request = HostRequest.read(client.type(), payload);
                    HostReply answer = answer(request);
                    if (answer == null) {
                        return;
                    }
                    client.send(answer.frame());
                }
            } catch (IOException e) {
                assertThat(client).as("the pool has gone").isNotNull();
            }
        }

        private HostReply answer(HostRequest.Numbered request) {
            // The pool tries with an empty text whether a host knows it.
            if (request.request() instanceof HostRequest.Notify notify
                    && !notify.text().isEmpty()) {
                asked.add(notify);
                return reply.apply(request.id());
            }
            return new HostReply.Done(request.id());
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
