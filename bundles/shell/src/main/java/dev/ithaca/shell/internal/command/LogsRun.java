// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.session.api.RenderRequest;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionOutput;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.shell.internal.text.Values;
import dev.ithaca.spi.SessionId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of {@code logs}.
 *
 * @param context what it works with
 * @param json whether lines are printed as JSON
 * @param raw whether bytes are printed as they are
 * @param follow whether it goes on until the session ends
 * @param color whether colours are kept
 */
public record LogsRun(CommandContext context, boolean json, boolean raw, boolean follow, boolean color) {
    private static final int LINES_WITHOUT_TERMINAL = 40;
    private static final int COLUMNS_WITHOUT_TERMINAL = 80;
    private static final int MOST_LINES = 1_000_000;
    private static final String RESET = "\033[0m\033[39m\033[49m\033[?25h";

    /** Refuses options that contradict one another. */
    public void check(boolean hasTail) {
        if (json && (raw || follow)) {
            throw ShellErrorCode.usage("--json cannot be combined with --raw or --follow");
        }
        if (raw && (hasTail || color)) {
            throw ShellErrorCode.usage("--raw prints everything; it cannot be combined with --tail or --keep-color");
        }
    }

    /** What to render: as asked for, else as much as the caller's terminal shows. */
    public RenderRequest request(@Nullable String tail, boolean noTruncate) {
        Caller caller = context.caller();
        int lines = caller.rows() > 0 ? Math.max(1, caller.rows() - 1) : LINES_WITHOUT_TERMINAL;
        int columns = caller.columns() > 0 ? caller.columns() : COLUMNS_WITHOUT_TERMINAL;
        return new RenderRequest(
                tail == null ? lines : Values.integer("--tail", tail, 1, MOST_LINES),
                noTruncate || json ? 0 : columns,
                color);
    }

    /** Waits for a prompt or the end. */
    public OutputMatcher.Result awaitPrompt(SessionId session, Deadline deadline) throws InterruptedException {
        context.caller().err().println("Waiting for session " + session + " to need input…");
        return new PromptWait(context).await(session, deadline);
    }

    public void print(SessionId session, SessionOutput output, RenderRequest request) throws InterruptedException {
        if (json) {
            context.caller().out().print(Json.write(json(context.sessions().get(session), output, request)));
        } else if (raw) {
            RawOutput bytes = new RawOutput(output, output.start(), context.caller());
            if (follow) {
                bytes.follow();
            } else {
                bytes.copy();
            }
        } else {
            RenderedOutput lines = new RenderedOutput(output, context.caller(), color);
            if (follow) {
                lines.follow(request);
            } else {
                lines.print(request);
            }
            context.caller().out().print(color ? RESET : "");
        }
    }

    private static Map<String, Object> json(SessionInfo session, SessionOutput output, RenderRequest request) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", session.id().value());
        json.put("status", session.status().label());
        json.put("input_needed", session.inputNeeded());
        json.put("lines", output.render(request));
        json.put("start_offset", output.start());
        json.put("end_offset", output.end());
        json.put("exit_code", session.exitCode());
        json.put("signal", session.signal());
        return json;
    }
}
