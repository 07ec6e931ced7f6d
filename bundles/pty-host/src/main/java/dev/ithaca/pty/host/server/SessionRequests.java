// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.session.PtySession;
import dev.ithaca.pty.host.session.TerminalSize;
import dev.ithaca.wire.host.HostReply;
import dev.ithaca.wire.host.HostReply.Code;
import dev.ithaca.wire.host.HostReply.Done;
import dev.ithaca.wire.host.HostReply.Failed;
import dev.ithaca.wire.host.HostRequest;
import org.jspecify.annotations.Nullable;

/** Carries out what is asked of one session; on that session's loop. */
final class SessionRequests {
    private SessionRequests() {}

    static HostReply apply(int id, @Nullable PtySession session, String name, HostRequest request) {
        if (session == null) {
            return new Failed(id, Code.NOT_FOUND, "no such session: " + name);
        }
        if (request instanceof HostRequest.Input input) {
            return input(id, session, input);
        } else if (request instanceof HostRequest.InputIf input) {
            return inputIf(id, session, input);
        } else if (request instanceof HostRequest.Resize resize) {
            return resize(id, session, resize);
        } else if (request instanceof HostRequest.Terminate terminate) {
            session.terminate(terminate.kill(), terminate.graceMillis());
        } else if (request instanceof HostRequest.Trim trim) {
            session.trim(trim.toOffset());
        } else if (request instanceof HostRequest.Note note) {
            session.note(note.kind(), note.fields());
        } else {
            return new Failed(id, Code.INVALID, "not a request about a session");
        }
        return new Done(id);
    }

    static void probe(int id, @Nullable PtySession session, HostRequest.Probe request, Requester requester) {
        if (session == null || session.exit() != null) {
            requester.reply(new Failed(id, Code.NOT_FOUND, "no such session, or it has ended: " + request.session()));
        } else if (!session.probe(request.tellInput(), facts -> requester.reply(new HostReply.Probed(id, facts)))) {
            requester.reply(new Failed(id, Code.BUSY, "too much is asked for: " + request.session()));
        }
    }

    private static HostReply input(int id, PtySession session, HostRequest.Input input) {
        if (session.exit() != null) {
            return new Failed(id, Code.NOT_FOUND, "the session has ended: " + input.session());
        }
        if (!session.input(input.by(), input.bytes())) {
            if (input.bytes().length <= session.inputRoom()) {
                return new Failed(id, Code.BUSY, "no descriptor is left to type by: " + input.session());
            }
            return new Failed(
                    id,
                    Code.BUSY,
                    "session input queue is full: " + input.session() + " takes " + session.inputRoom()
                            + " bytes now, not " + input.bytes().length);
        }
        return new Done(id);
    }

    private static HostReply inputIf(int id, PtySession session, HostRequest.InputIf request) {
        if (session.exit() != null) {
            return new Failed(id, Code.NOT_FOUND, "the session has ended: " + request.session());
        }
        boolean typed = session.isAsSeen(request.ifEnd(), request.ifInputs()) && request.bytes().length > 0;
        if (typed) {
            HostReply reply =
                    input(id, session, new HostRequest.Input(request.session(), request.by(), request.bytes()));
            if (reply instanceof Failed) {
                return reply;
            }
        }
        return new HostReply.Checked(id, typed, session.inputPoint());
    }

    private static HostReply resize(int id, PtySession session, HostRequest.Resize resize) {
        if (!TerminalSize.allowed(resize.rows(), resize.columns())) {
            return new Failed(id, Code.INVALID, TerminalSize.limits(resize.rows(), resize.columns()));
        }
        session.resize(resize.rows(), resize.columns());
        return new Done(id);
    }
}
