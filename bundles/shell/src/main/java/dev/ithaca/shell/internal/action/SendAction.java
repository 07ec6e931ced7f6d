// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.session.api.InputRequest;
import dev.ithaca.session.api.ScreenFence;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.GuardedSend;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.SendTarget;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.command.Typing;
import dev.ithaca.shell.internal.text.Chunk;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.shell.internal.text.Values;
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

                --submit types one text as the program wants it pasted, waits until the program has taken it, sends
                Enter, and waits for the proof that this was taken too; it prints what that was. The text is never
                typed twice; Enter is sent again only if it is proved that the first was ignored. --if-screen types
                only if the session still shows the screen of that fence and nobody has typed since; a fence comes
                from explain --json. Both are checked and typed in one step.

                Keys: enter tab esc space backspace up down left right home end delete insert pageup pagedown
                shift+tab ctrl+<char> alt+<key> hex:<bytes>""")
@Manual(
        words = "send",
        group = Manual.Group.TALK,
        optionsUntil = 2,
        exitCodes = {
            "0: it was typed; with --submit it was seen to be taken",
            "4: text and Enter were typed, and nothing proved in time that they were taken",
            "5: the text was typed and Enter was held back; the text may stand in the input line",
            "6: nothing was typed: the screen is another than that of --if-screen, or somebody has typed",
            "124: nothing was typed before the timeout"
        },
        examples = {
            "ithaca send 3f9 'ls -la' key:enter",
            "ithaca send --last y key:enter",
            "ithaca send 3f9 key:ctrl+c",
            "ithaca send 3f9 'look at ' oly-file:screenshot.png key:enter",
            "cat script.sh | ithaca send 3f9",
            "ithaca send --submit 3f9 'fix the failing test'",
            "ithaca send --if-screen 1.Zm9v.4 3f9 y key:enter"
        })
public final class SendAction implements Action {
    @Option(name = "--last", aliases = "-l", description = "To the most recent session: no word is an id")
    private boolean last;

    @Option(name = "--node", aliases = "-n", description = "Node of the session; before the first chunk")
    private @Nullable String node;

    @Option(name = "--submit", description = "Press Enter too, and wait for the proof that it was taken")
    private boolean submit;

    @Option(name = "--if-screen", description = "Only if this screen is still shown", valueToShowInHelp = "fence")
    private @Nullable String ifScreen;

    @Option(name = "--timeout", description = "How long --submit and --if-screen may take", valueToShowInHelp = "10s")
    private @Nullable String timeout;

    @Option(name = "--json", description = "Print a receipt as JSON")
    private boolean json;

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
        if (submit || ifScreen != null || timeout != null || json) {
            return guarded(target, typing, chunks);
        }
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

    private int guarded(SendTarget target, Typing typing, List<Chunk> chunks) throws Exception {
        if (submit && target.chunks().stream().anyMatch(Chunk::isKey)) {
            throw ShellErrorCode.usage("--submit takes text, and presses Enter itself; send keys without it");
        }
        if (!submit && chunks.isEmpty() && context.caller().inputIsTerminal()) {
            throw ShellErrorCode.invalid("no input provided; give text or keys, or pipe something in");
        }
        GuardedSend send = new GuardedSend(
                submit,
                ifScreen == null ? null : new ScreenFence(ifScreen),
                timeout == null ? InputRequest.DEFAULT_DEADLINE : Values.timeout(timeout),
                json);
        boolean onlyEnter = chunks.isEmpty() && context.caller().inputIsTerminal();
        return send.send(context, target.resolve(), onlyEnter ? new byte[0] : typing.together(chunks));
    }
}
