// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The patterns of prompts, in the order in which they are tried: what is special comes before what is general. */
public final class PromptRules {
    private static final int MOST_CHARACTERS = 500;
    private static final PromptRules BUILT_IN = new PromptRules(List.of(
            rule(
                    "password-words",
                    State.NEEDS_INPUT,
                    Kind.PASSWORD,
                    "(?i)\\b(password|passphrase|passcode|pin|api[_ -]?key|token|secret|otp|verification code)\\b[^:>]{0,80}[:>]\\s*$"),
            rule(
                    "approval-words",
                    State.BLOCKED_ON_APPROVAL,
                    Kind.CONFIRM,
                    "(?i)\\b(run|execute|allow|apply|approve)\\b.{0,120}\\?.{0,20}\\(y\\)es\\s*/\\s*\\(n\\)o"),
            rule(
                    "choice-letters",
                    State.NEEDS_INPUT,
                    Kind.MENU,
                    "[\\[(][A-Za-z?/](\\s?[,/|]\\s?[A-Za-z?/]){2,}[\\])].{0,40}[?:>]\\s*$"),
            rule(
                    "yes-or-no",
                    State.NEEDS_INPUT,
                    Kind.CONFIRM,
                    "(?i)[\\[(]\\s*y(es)?\\s*[/|,]\\s*no?\\b[^\\])]{0,30}[\\])]*[\\s:?>]*$"),
            rule("yes-or-no-either", State.NEEDS_INPUT, Kind.CONFIRM, "(?i)\\(y or n\\)[\\s:?>]*$"),
            rule(
                    "press-key",
                    State.NEEDS_INPUT,
                    Kind.MENU,
                    "(?i)\\b(press|hit|type)\\s+(any|a|the|<?(enter|return|ret|space|q)\\b)"),
            rule(
                    "paged",
                    State.NEEDS_INPUT,
                    Kind.MENU,
                    "(?i)^:$|\\(END\\)|--\\s?more\\s?--|press h for help|--Type <RET>"),
            rule(
                    "choice-number",
                    State.NEEDS_INPUT,
                    Kind.MENU,
                    "^#\\?\\s*$|(?i)\\b(choose|choice|select|option|pick)\\b.{0,60}[:?>]\\s*$"),
            rule(
                    "confirm-words",
                    State.NEEDS_INPUT,
                    Kind.CONFIRM,
                    "(?i)\\b(are you sure|do you (want|wish)|continue|proceed|overwrite|really|is this ok|confirm|sure)\\b[^?]{0,120}\\?\\s*([\\[(][^\\])]{0,20}[\\])])?\\s*$"),
            rule(
                    "interpreter",
                    State.IDLE_AT_PROMPT,
                    Kind.TEXT,
                    "^\\s*(>>>|\\.\\.\\.|In \\[\\d+\\]:|\\((gdb|lldb|Pdb|pdb|rdb:\\d+|dlv|ipdb)\\+?\\)|ipdb>|[\\w.:-]{1,40}[=*'\"-]?[>#]|mysql>|irb\\([^)]*\\):\\d+(:\\d+)?[>*]?|jshell>|scala>|ghci>|iex\\(\\d+\\)>|\\.\\.\\.>|dquote>|>)\\s*$"),
            rule(
                    "shell",
                    State.IDLE_AT_PROMPT,
                    Kind.TEXT,
                    "(^|[\\w\\])~/@:\\s])[$#%❯➜λ»]\\s?$|^\\[[^\\]]{1,60}\\][$#]\\s?$|^PS [A-Z]:.{0,200}>\\s?$|[\\w~/\\])]>\\s?$"),
            rule("question-mark", State.NEEDS_INPUT, Kind.TEXT, "^\\s*\\?\\s+\\S"),
            rule(
                    "colon",
                    State.NEEDS_INPUT,
                    Kind.TEXT,
                    "[:?]\\s*([\\[(][^\\])]{0,80}[\\])]\\s*:?)?\\s*$|[:?]\\s+[\\[(][^\\])]{0,80}[\\])]\\s*$")));

    private final List<PromptRule> rules;

    private PromptRules(List<PromptRule> rules) {
        this.rules = rules;
    }

    private static PromptRule rule(String name, State state, Kind kind, String pattern) {
        return new PromptRule(name, state, kind, Pattern.compile(pattern));
    }

    /** The rules that are in force if nobody gives others. */
    public static PromptRules builtIn() {
        return BUILT_IN;
    }

    /**
     * Rules of a user's patterns; what kind of prompt one is, the built-in rules still say.
     *
     * @param patterns regular expressions; none stands for the built-in rules
     * @param problems gets one sentence for each pattern that is left out
     */
    public static PromptRules of(List<String> patterns, Consumer<String> problems) {
        if (patterns.isEmpty()) {
            return BUILT_IN;
        }
        List<PromptRule> rules = new ArrayList<>();
        for (int i = 0; i < patterns.size(); i++) {
            try {
                rules.add(rule("pattern-" + (i + 1), State.NEEDS_INPUT, Kind.TEXT, patterns.get(i)));
            } catch (PatternSyntaxException e) {
                problems.accept("pattern " + (i + 1) + " '" + patterns.get(i) + "' is no regular expression: "
                        + e.getDescription());
            }
        }
        return new PromptRules(List.copyOf(rules));
    }

    /** The first rule that a prompt follows. */
    Optional<PromptRule> match(String prompt) {
        String end = prompt.length() > MOST_CHARACTERS ? prompt.substring(prompt.length() - MOST_CHARACTERS) : prompt;
        for (PromptRule rule : rules) {
            if (found(rule, end)) {
                return Optional.of(this == BUILT_IN ? rule : named(rule, end));
            }
        }
        return Optional.empty();
    }

    private static boolean found(PromptRule rule, String text) {
        try {
            return rule.pattern().matcher(new LimitedText(text)).find();
        } catch (LimitedText.TooLong | StackOverflowError e) {
            return false;
        }
    }

    private static PromptRule named(PromptRule rule, String text) {
        return BUILT_IN.match(text)
                .map(known -> new PromptRule(rule.name(), known.state(), known.kind(), rule.pattern()))
                .orElse(rule);
    }
}
