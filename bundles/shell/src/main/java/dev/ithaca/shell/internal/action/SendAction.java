// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SendTarget;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.command.Typing;
import dev.ithaca.shell.internal.text.Chunk;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "send", description = "Type text and keys into a session", detailedDescription = """
                The first word is the session if it is an id or three or more characters that only one id
                begins with; else all words go to the most recent session, as with --last. A word key:<key> is a
                key, oly-file:<path> copies a file into the session's folder and types its path there, any other is
                typed as it is, without Enter. Nothing is typed unless all words are right.
                Without words standard input is typed.

                Keys: enter tab esc space backspace up down left right home end delete insert pageup pagedown
                shift+tab ctrl+<char> alt+<key> hex:<bytes>""")
@Manual(
        words = "send",
        group = Manual.Group.TALK,
        optionsUntil = 2,
        examples = {
            "ithaca send 3f9 'ls -la' key:enter",
            "ithaca send --last y key:enter",
            "ithaca send 3f9 key:ctrl+c",
            "ithaca send 3f9 'look at ' oly-file:screenshot.png key:enter",
            "cat script.sh | ithaca send 3f9"
        })
public final class SendAction implements Action {
    @Option(name = "--last", aliases = "-l", description = "To the most recent session: no word is an id")
    private boolean last;

    @Option(name = "--node", aliases = "-n", description = "Node of the session; before the first chunk")
    private @Nullable String node;

    @Argument(index = 0, name = "id|chunk", description = "Session, and what to type", multiValued = true)
    @Completion(SessionIdCompleter.class)
    private List<String> words = List.of();

    private final CommandContext context;

    public SendAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        SendTarget target = SendTarget.of(new Targets(context).on(node), last, words);
        Path cwd = Path.of(context.caller().cwd());
        List<Chunk> chunks =
                target.chunks().stream().map(word -> Chunk.of(word, cwd)).toList();
        Typing typing = new Typing(context, target.resolve());
        if (!chunks.isEmpty()) {
            typing.chunks(chunks);
        } else if (context.caller().inputIsTerminal()) {
            throw ShellErrorCode.invalid("no input provided; give text or keys, or pipe something in");
        } else if (typing.standardInput() == 0) {
            return 0;
        }
        context.caller()
                .out()
                .print("Input sent to session " + target.resolve() + ". Check output with: ithaca logs "
                        + target.resolve() + "\n");
        return 0;
    }
}
