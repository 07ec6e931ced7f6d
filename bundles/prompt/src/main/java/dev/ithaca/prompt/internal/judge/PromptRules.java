// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import dev.ithaca.spi.prompt.Assessment.Kind;
import dev.ithaca.spi.prompt.Assessment.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The patterns of prompts, in the order in which they are tried: what is special comes before what is general. */
public final class PromptRules {
    /** The rule of prompts that only one interpreter has. */
    static final String INTERPRETER = "interpreter";

    /** The rule of a word and a sign, which interpreters use, and chats too. */
    static final String SIGN = "sign";

    /** The rule of what shells show. */
    static final String SHELL = "shell";

    /** The rule of words that want a key. */
    static final String PRESS_KEY = "press-key";

    /** The rule of pagers, which show something and ask nothing. */
    static final String PAGED = "paged";

    private static final int MOST_CHARACTERS = 500;
    private static final int MOST_LOOKS = 500_000;
    private static final Pattern PREFILLED = Pattern.compile("^\\W*[A-Za-z][^:?\\d]{1,60}[:?]\\s+\\S");
    private static final PromptRules BUILT_IN = new PromptRules(
            List.of(
                    rule(
                            "password-words",
                            State.NEEDS_INPUT,
                            Kind.PASSWORD,
                            "(?i)\\b(password|passphrase|pass phrase|passcode|pin|api[_ -]?key|token|secret|otp|verification code)\\b[^:>]{0,80}[:>]\\s*[*•●_]*\\s*$"),
                    rule(
                            "approval-words",
                            State.BLOCKED_ON_APPROVAL,
                            Kind.CONFIRM,
                            "(?i)\\b(run|execute|allow|apply|approve|add)\\b.{0,120}\\?.{0,20}\\(y\\)es\\s*/\\s*\\(n\\)o|\\b(run|execute|allow)\\b.{0,120}(`|\\b(command|tool|shell|bash)\\b).{0,80}\\?\\s*[\\[(]\\s*y(es)?\\b[^\\])]{0,40}[\\])][\\s:?>]*$"),
                    rule(
                            "choice-letters",
                            State.NEEDS_INPUT,
                            Kind.MENU,
                            "[\\[(][A-Za-z?/](\\s?[,/|]\\s?[A-Za-z?/^]{1,2}){2,}[\\])].{0,40}[?:>]\\s*$|([\\[(]\\w[\\])]\\w{1,20}.{0,30}){2,6}[:?>]\\s*$"),
                    rule(
                            "yes-or-no",
                            State.NEEDS_INPUT,
                            Kind.CONFIRM,
                            "(?i)[\\[(]\\s*y(es)?\\s*[/|,]\\s*no?\\b[^\\])]{0,30}[\\])]*[\\s:?>]*$|\\((y or n|yes or no)\\)[\\s:?>]*$|[\\[(](y|n|yes|no)[\\])][\\s:?>]*$|\\byes/no[\\s:?>]*$|\\(type '?yes\\b[^)]{0,40}\\)[\\s:?>]*$"),
                    rule(
                            PRESS_KEY,
                            State.NEEDS_INPUT,
                            Kind.MENU,
                            "(?i)--Type <RET>|\\b(press|hit|type)\\s+(any|a|the|<?(enter|return|ret|space|q)\\b)"),
                    rule(PAGED, State.IDLE_AT_PROMPT, Kind.TEXT, "(?i)^:$|\\(END\\)|--\\s?more\\s?--|press h for help"),
                    rule(
                            "choice-number",
                            State.NEEDS_INPUT,
                            Kind.MENU,
                            "^(#\\?|\\?#)\\s*$|(?i)\\b(choose|choice|select|selection|option|pick|what now)\\b.{0,60}[:?>]\\s*$"),
                    rule(
                            "confirm-words",
                            State.NEEDS_INPUT,
                            Kind.CONFIRM,
                            "(?i)^(?!\\W*(what|which|how|where|who|when|why)\\b).{0,200}\\b(are you sure|do you (want|wish)|continue|proceed|overwrite|remove|delete|replace|save|really|is this ok|confirm|sure)\\b[^?]{0,120}\\?\\s*([\\[(][^\\])]{0,20}[\\])])?\\s*$"),
                    rule(
                            "agent-words",
                            State.NEEDS_INPUT,
                            Kind.AGENT_PROMPT,
                            "(?i)^\\W{0,4}((you|user|human|me|ask|chat|code|architect|assistant|message|say)\\s?[>❯›»]|(you|human|me):)\\s*$|^\\( ?[oO0]\\)>\\s*$"),
                    rule(
                            INTERPRETER,
                            State.IDLE_AT_PROMPT,
                            Kind.TEXT,
                            "^\\s*(In \\[\\d+\\]:|\\((gdb|lldb|Pdb|pdb|rdb:\\d+|dlv|ipdb)\\+?\\)|(ipdb|mysql|debug|jshell|scala|ghci|sqlite|sftp|ftp|telnet|dquote|cqlsh|nix-repl)>|MariaDB \\[[^\\]]{0,60}\\]>|irb\\([^)]{0,60}\\):\\d+(:\\d+)?[>*]?|iex\\(\\d+\\)>)\\s*$"),
                    rule(
                            SIGN,
                            State.IDLE_AT_PROMPT,
                            Kind.TEXT,
                            "^\\s*(>>>|\\.{3}|\\.{3}>|[\\w.:-]{1,40}[=*'\"-]?[>#]|>)\\s*$"),
                    rule(
                            SHELL,
                            State.IDLE_AT_PROMPT,
                            Kind.TEXT,
                            "(^|[\\w\\])~/@:\\s])[$#%❯➜λ»]\\s?$|^\\[[^\\]]{1,60}\\][$#]\\s?$|^PS [A-Z]:.{0,200}>\\s?$|[\\w~/\\])]>\\s?$|^[└╰].{0,40}[$#❯➜λ»]\\s?$"),
                    rule("question-mark", State.NEEDS_INPUT, Kind.TEXT, "^\\s*\\?\\s+\\S"),
                    rule(
                            "colon",
                            State.NEEDS_INPUT,
                            Kind.TEXT,
                            "[:?]\\s*([\\[(][^\\])]{0,80}[\\])]\\s*:?)?\\s*$|[:?]\\s+[\\[(][^\\])]{0,80}[\\])]\\s*$")),
            problem -> {});

    private final List<PromptRule> rules;
    private final Consumer<String> problems;
    private final Set<PromptRule> tooSlow = ConcurrentHashMap.newKeySet();

    private PromptRules(List<PromptRule> rules, Consumer<String> problems) {
        this.rules = rules;
        this.problems = problems;
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
     * @param problems gets one sentence for each pattern that is left out: one that is no regular expression at once, one that
     *     takes too long when it does, on any thread
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
        return new PromptRules(List.copyOf(rules), problems);
    }

    /** Whether words ask, and an answer stands behind them already. */
    static boolean prefilled(String prompt) {
        return PREFILLED.matcher(prompt).find();
    }

    /** The first rule that a prompt follows. */
    Optional<PromptRule> match(String prompt) {
        String end = prompt.length() > MOST_CHARACTERS ? prompt.substring(prompt.length() - MOST_CHARACTERS) : prompt;
        LimitedText text = new LimitedText(end, MOST_LOOKS);
        for (PromptRule rule : rules) {
            if (!tooSlow.contains(rule) && found(rule, text)) {
                return Optional.of(this == BUILT_IN ? rule : named(rule, end));
            }
        }
        return Optional.empty();
    }

    private boolean found(PromptRule rule, LimitedText text) {
        try {
            return rule.pattern().matcher(text.again()).find();
        } catch (LimitedText.TooLong | StackOverflowError e) {
            if (tooSlow.add(rule)) {
                problems.accept(rule.name().replace('-', ' ') + " '" + rule.pattern() + "' takes too long");
            }
            return false;
        }
    }

    private static PromptRule named(PromptRule rule, String text) {
        return BUILT_IN.match(text)
                .map(known -> new PromptRule(rule.name(), known.state(), known.kind(), rule.pattern()))
                .orElse(rule);
    }
}
