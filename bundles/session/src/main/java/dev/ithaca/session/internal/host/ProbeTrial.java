// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.host;

import dev.ithaca.wire.FrameChannel;
import dev.ithaca.wire.host.HostEvent;
import dev.ithaca.wire.host.HostProtocol;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether a host of another build knows {@link HostRequest.Probe}: on a connection of its own, because a host that
 * does not know it drops the connection that asked.
 */
final class ProbeTrial {
    private static final long SECONDS = 3;
    private static final int ID = 1;

    private ProbeTrial() {}

    static boolean succeeds(Path socket, ScheduledExecutorService timers) {
        try (FrameChannel channel = FrameChannel.connect(socket)) {
            ScheduledFuture<?> guard = timers.schedule(() -> close(channel), SECONDS, TimeUnit.SECONDS);
            try {
                channel.send(new HostProtocol.Hello(HostProtocol.VERSION, HostProtocol.Role.CONTROL).frame());
                channel.receive();
                channel.send(new HostRequest.Probe("", false).frame(ID));
                return answered(channel);
            } finally {
                guard.cancel(false);
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean answered(FrameChannel channel) throws IOException {
        for (ByteBuffer payload = channel.receive(); payload != null; payload = channel.receive()) {
            if (!HostEvent.isEvent(channel.type())) {
                return HostReply.read(channel.type(), payload).id() == ID;
            }
        }
        return false;
    }

    private static void close(FrameChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // the read that hangs ends all the same
        }
    }
}
