// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.session.api.PromptRehearsal;
import dev.ithaca.session.api.PromptRehearsal.Result;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.command.RehearsalReport;
import dev.ithaca.shell.internal.command.SessionIdCompleter;
import dev.ithaca.shell.internal.command.Targets;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(
        scope = "ithaca",
        name = "prompt-test",
        description = "Play a recording to the detector of prompts: what would it have said, when and why",
        detailedDescription = """
                A recording is an asciicast of version 2, as the page and /api/v1/sessions/<id>/cast give it, or one of
                the corpus, which also says what the kernel said and what was true; then precision, recall and delay are
                printed. A session's own output is played as far as it is kept. Without what the kernel said the words on
                the screen decide alone. --pattern and --patterns try rules as prompt_patterns of config.json has them,
                without putting them in force.""")
@Manual(
        words = "prompt test",
        group = Manual.Group.TALK,
        examples = {
            "ithaca prompt test 3f9",
            "ithaca prompt test build.cast --json",
            "ithaca prompt test build.cast --pattern 'ready> $'"
        })
public final class PromptTestAction implements Action {
    private static final int MOST_RULE_BYTES = 1024 * 1024;

    @Option(
            name = "--pattern",
            description = "Regular expression to try instead of the rules in force",
            multiValued = true)
    private List<String> patterns = new ArrayList<>();

    @Option(name = "--patterns", description = "File with one such expression in each line", valueToShowInHelp = "FILE")
    private @Nullable String file;

    @Option(name = "--json", description = "Print JSON")
    private boolean json;

    @Argument(index = 0, name = "recording", description = "File of a recording, or a session", required = true)
    @Completion(SessionIdCompleter.class)
    private String recording = "";

    private final CommandContext context;

    public PromptTestAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws IOException {
        RehearsalReport report = new RehearsalReport(play(rules()));
        context.caller().out().print(json ? report.json() : report.text());
        return 0;
    }

    private List<String> rules() throws IOException {
        List<String> rules = new ArrayList<>(patterns);
        if (file != null) {
            Path path = Path.of(context.caller().cwd()).resolve(file);
            if (!Files.isRegularFile(path) || Files.size(path) > MOST_RULE_BYTES) {
                throw ShellErrorCode.invalid("no file of rules of up to 1 MiB: " + path);
            }
            Files.readAllLines(path).stream().filter(line -> !line.isEmpty()).forEach(rules::add);
        }
        return rules;
    }

    private Result play(List<String> rules) throws IOException {
        PromptRehearsal rehearsal = context.services().rehearsal();
        Path path = Path.of(context.caller().cwd()).resolve(recording);
        if (!Files.isRegularFile(path)) {
            return rehearsal.play(new Targets(context).named(recording, Targets.Wording.NOT_FOUND), rules);
        }
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            return rehearsal.play(reader, rules);
        }
    }
}
