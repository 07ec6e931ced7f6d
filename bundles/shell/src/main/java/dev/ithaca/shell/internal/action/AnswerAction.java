// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.shell.internal.command.AnswerInput;
import dev.ithaca.shell.internal.command.AttentionIdCompleter;
import dev.ithaca.shell.internal.command.CommandContext;
import dev.ithaca.shell.internal.command.Manual;
import dev.ithaca.shell.internal.text.InboxText;
import dev.ithaca.shell.internal.text.Json;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.shell.internal.text.Values;
import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.PlatformException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

@Command(scope = "ithaca", name = "answer", description = "Answer what waits for a human", detailedDescription = """
                The item is named by its id of ithaca inbox, or four or more characters that only one id begins with. A text is
                typed and confirmed with Enter; with a word key:<key> among the words exactly these words and keys are typed, as
                with ithaca send. Without words the answer is asked for and not shown, or read from standard input: so passwords
                are given. It is delivered only if the item still asks the same; what comes of it is printed.""")
@Manual(
        words = "answer",
        group = Manual.Group.TALK,
        exitCodes = {
            "4: it was typed and confirmed, and nothing proved in time that it was taken",
            "5: it was typed and Enter was held back; it may stand in the input line",
            "6: nothing was typed: what is asked has changed, or was answered"
        },
        examples = {
            "ithaca answer k3vd y",
            "ithaca answer k3vd key:down key:enter",
            "ithaca answer k3vd # asks for it unseen",
            "pass show server | ithaca answer k3vd"
        })
public final class AnswerAction implements Action {
    private static final int UNPROVEN = 4;
    private static final int HELD = 5;
    private static final int CHANGED = 6;

    @Option(name = "--if-screen", description = "Only if this is still shown: the item's fence of ithaca inbox --json")
    private @Nullable String fence;

    @Option(name = "--timeout", description = "How long to wait for proof that it was taken", valueToShowInHelp = "5s")
    private @Nullable String timeout;

    @Option(name = "--json", description = "Print what became of it as JSON")
    private boolean json;

    @Argument(index = 0, name = "id", description = "Item of ithaca inbox", required = true)
    @Completion(AttentionIdCompleter.class)
    private String id = "";

    @Argument(index = 1, name = "text|key:<key>", description = "The answer", multiValued = true)
    private List<String> words = List.of();

    private final CommandContext context;

    public AnswerAction(CommandContext context) {
        this.context = context;
    }

    @Override
    public Object execute() throws Exception {
        Duration deadline = timeout == null ? Answer.DEADLINE : Values.timeout(timeout);
        if (deadline.isZero() || deadline.compareTo(Answer.DEADLINE_MAX) > 0) {
            throw ShellErrorCode.usage("--timeout must be 1ms to " + Answer.DEADLINE_MAX.toSeconds() + "s");
        }
        Inbox inbox = context.services().inbox();
        AttentionItem item = inbox.find(id).orElse(null);
        if (item == null) {
            return refused("nothing open has the id " + id + ": it was answered, or is not asked any more");
        }
        Answer answer = new AnswerInput(context.caller()).read(item, words);
        try {
            return print(inbox.answer(item.id(), answer.ifShown(fence).within(deadline))
                    .get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof PlatformException known && known.category() == ErrorCategory.CONFLICT) {
                return refused(String.valueOf(known.getMessage()));
            }
            throw e;
        }
    }

    private int refused(String why) {
        if (json) {
            context.caller().out().print(Json.write(InboxText.refusal(id, why)));
        }
        context.caller().err().println("error: " + why);
        return CHANGED;
    }

    private int print(AnswerReceipt receipt) {
        if (json) {
            context.caller().out().print(Json.write(InboxText.json(receipt)));
        } else {
            String words = switch (receipt.outcome()) {
                case TAKEN -> "Answered. ";
                case TYPED -> "Typed. ";
                case UNPROVEN -> "Typed, but nothing shows that it was taken. ";
                case HELD -> "Typed, but not confirmed with Enter. ";
            };
            context.caller().out().print((words + receipt.detail()).strip() + "\n");
        }
        return switch (receipt.outcome()) {
            case TAKEN, TYPED -> 0;
            case UNPROVEN -> UNPROVEN;
            case HELD -> HELD;
        };
    }
}
