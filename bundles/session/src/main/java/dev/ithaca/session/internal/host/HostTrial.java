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
 * Finds out which requests a host of another build knows: each on a connection of its own, because a host that does not know
 * one drops the connection that asked.
 */
final class HostTrial {
    private static final long SECONDS = 3;
    private static final int ID = 1;

    private final Path socket;
    private final ScheduledExecutorService timers;

    HostTrial(Path socket, ScheduledExecutorService timers) {
        this.socket = socket;
        this.timers = timers;
    }

    /** Whether a request, about a session that does not exist, is answered in whatever way. */
    boolean knows(HostRequest request) {
        try (FrameChannel channel = FrameChannel.connect(socket)) {
            ScheduledFuture<?> guard = timers.schedule(() -> close(channel), SECONDS, TimeUnit.SECONDS);
            try {
                channel.send(new HostProtocol.Hello(HostProtocol.VERSION, HostProtocol.Role.CONTROL).frame());
                channel.receive();
                channel.send(request.frame(ID));
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
