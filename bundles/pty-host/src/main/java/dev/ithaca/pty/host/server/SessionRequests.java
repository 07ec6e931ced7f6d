// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.session.InputOutcome;
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
        return session.input(input.by(), input.bytes()) == InputOutcome.NO_ROOM
                ? noRoom(id, session, input.bytes().length)
                : new Done(id);
    }

    private static HostReply inputIf(int id, PtySession session, HostRequest.InputIf request) {
        if (session.exit() != null) {
            return new Failed(id, Code.NOT_FOUND, "the session has ended: " + request.session());
        }
        InputOutcome outcome = session.inputIf(request.by(), request.bytes(), request.ifEnd(), request.ifInputs());
        return outcome == InputOutcome.NO_ROOM
                ? noRoom(id, session, request.bytes().length)
                : new HostReply.Checked(id, outcome == InputOutcome.TYPED, session.inputPoint());
    }

    private static Failed noRoom(int id, PtySession session, int bytes) {
        String why = bytes <= session.inputRoom()
                ? "no descriptor is left to type by: " + session.id()
                : "session input queue is full: " + session.id() + " takes " + session.inputRoom() + " bytes now, not "
                        + bytes;
        return new Failed(id, Code.BUSY, why);
    }

    private static HostReply resize(int id, PtySession session, HostRequest.Resize resize) {
        if (!TerminalSize.allowed(resize.rows(), resize.columns())) {
            return new Failed(id, Code.INVALID, TerminalSize.limits(resize.rows(), resize.columns()));
        }
        session.resize(resize.rows(), resize.columns());
        return new Done(id);
    }
}
