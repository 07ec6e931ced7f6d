// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.AttachRequest;
import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.SessionErrorCode;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.spi.PlatformException;
import dev.ithaca.spi.SessionId;
import java.io.IOException;
import java.util.List;

/** Shows a session to a caller: by attaching while it runs, by replaying its log once it has ended. */
public final class Viewing {
    private static final int REPLAY_LINES = 1000;

    private final CommandContext context;
    private final Caller caller;

    public Viewing(CommandContext context) {
        this.context = context;
        this.caller = context.caller();
    }

    /** Shows the session until it ends or the caller leaves; returns the exit code of its child. */
    public int show(SessionId id, boolean readOnly) throws IOException, InterruptedException {
        try {
            ViewerTerminal viewer = caller.viewer();
            if (viewer != null) {
                return showOn(viewer, id, readOnly);
            }
            return caller.canAttach() ? connect(id, readOnly) : follow(id);
        } catch (PlatformException e) {
            if (e.code() == SessionErrorCode.NOT_RUNNING) {
                return replay(context.sessions().get(id));
            }
            throw e;
        }
    }

    private int showOn(ViewerTerminal viewer, SessionId id, boolean readOnly) throws IOException, InterruptedException {
        SessionInfo now = context.sessions().get(id);
        return now.status().isLive() ? new LocalAttachment(context, viewer, id, readOnly).run() : replay(now);
    }

    private int connect(SessionId id, boolean readOnly) throws IOException, InterruptedException {
        boolean interactive = caller.inputIsTerminal() && caller.outputIsTerminal();
        AttachRequest request = new AttachRequest(
                interactive ? caller.rows() : 0,
                interactive ? caller.columns() : 0,
                readOnly || !interactive,
                interactive,
                caller.name());
        return caller.attach(context.sessions().attach(id, request));
    }

    private int follow(SessionId id) throws InterruptedException {
        try (SessionOutput output = LastingOutput.open(context, id)) {
            RawOutput raw = new RawOutput(output, output.start(), caller);
            raw.follow();
            raw.endLine();
        }
        caller.out().print("Session " + id + " has ended.\n");
        return Ended.exitCode(context.sessions().get(id));
    }

    private int replay(SessionInfo session) throws InterruptedException {
        try (SessionOutput output = context.sessions().output(session.id())) {
            if (caller.outputIsTerminal()) {
                // Rendered, since raw bytes would ask the caller's terminal questions that nobody reads the answers to.
                List<String> lines = output.render(new RenderRequest(REPLAY_LINES, 0, true));
                lines.forEach(line -> caller.out().print(line + "\n"));
            } else {
                RawOutput raw = new RawOutput(output, output.start(), caller);
                raw.copy();
                raw.endLine();
            }
        }
        caller.out().print("Session " + session.id() + " has ended.\n");
        return Ended.exitCode(session);
    }
}
