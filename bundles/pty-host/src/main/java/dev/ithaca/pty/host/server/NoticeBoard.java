// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.loop.EventLoop;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The attached clients that take notices, of each loop; what belongs to a loop is touched on that loop only. */
final class NoticeBoard {
    private final EventLoop control;
    private final Map<EventLoop, List<AttachClient>> clients = new HashMap<>();

    NoticeBoard(LoopGroup loops) {
        control = loops.control();
        loops.all().forEach(loop -> clients.put(loop, new ArrayList<>()));
    }

    void add(EventLoop loop, AttachClient client) {
        of(loop).add(client);
    }

    void remove(EventLoop loop, AttachClient client) {
        of(loop).remove(client);
    }

    private List<AttachClient> of(EventLoop loop) {
        return clients.getOrDefault(loop, List.of());
    }

    /** Tells them all; who asked is answered on loop 0, when each loop has. */
    void tell(int id, HostRequest.Notify request, Requester requester) {
        int[] sums = {clients.size(), 0, 0};
        clients.keySet()
                .forEach(loop -> loop.execute(() -> {
                    int told = 0;
                    int busy = 0;
                    for (AttachClient client : List.copyOf(of(loop))) {
                        switch (client.tell(request)) {
                            case TOLD -> told++;
                            case BUSY -> busy++;
                            case DEAF -> {}
                        }
                    }
                    int toldHere = told;
                    int busyHere = busy;
                    control.execute(() -> {
                        sums[1] += toldHere;
                        sums[2] += busyHere;
                        if (--sums[0] == 0) {
                            requester.reply(new HostReply.Notified(id, sums[1], sums[2]));
                        }
                    });
                }));
    }
}
