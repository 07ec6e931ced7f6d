// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'myrepl> '|sign",
                "'user@host:~$ '|shell",
                "'$'|shell",
                "'>>> '|sign",
                "'(gdb) '|interpreter",
                "'MariaDB [(none)]> '|interpreter",
                "'you> '|agent-words",
                "'Human: '|agent-words",
                "'architect> '|agent-words",
                "'└─$ '|shell",
                "'Please input password: ****'|password-words",
                "'Run `rm -rf build`? (y/n/always) '|approval-words",
                "'What keysize do you want? (3072) '|colon",
                "'[O]pen Read-Only, (E)dit anyway, (Q)uit, (A)bort:'|choice-letters",
                "'Overwrite file? (y/n)'|yes-or-no",
                "'Proceed [Y/n] '|yes-or-no",
                "'[Yes/No]'|yes-or-no",
                "'Do you want to proceed?'|confirm-words",
                "'Are you sure you want to delete?'|confirm-words",
                "'Continue?'|confirm-words",
                "'Enter password:'|password-words",
                "'API key: '|password-words",
                "'Token:'|password-words",
                "'? Which model…'|question-mark",
                "'Press ENTER to continue'|press-key",
                "'Stage this hunk [y,n,q,a,d,/,e,?]? '|choice-letters",
                "'--More--'|paged"
            })
    void knowsThePromptsOfTheSeedAndMore(String prompt, String rule) {
        assertThat(PromptRules.builtIn().match(prompt)).map(PromptRule::name).contains(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"hello world", "compiling crate v0.1.0", "your token is ready", "", "100% done", "a > b ok"})
    void takesOrdinaryLinesForNone(String line) {
        assertThat(PromptRules.builtIn().match(line)).isEmpty();
    }

    @Test
    void leavesOutAndNamesWhatIsNoRegularExpression() {
        List<String> problems = new ArrayList<>();

        PromptRules rules = PromptRules.of(List.of("(", "ready> $"), problems::add);

        assertThat(problems).singleElement().asString().contains("pattern 1 '('");
        assertThat(rules.match("ready> ")).map(PromptRule::name).contains("pattern-2");
        assertThat(rules.match("Continue?")).isEmpty();
    }

    @Test
    void namesAPatternThatTakesForEverOnceAndTriesTheOthers() {
        List<String> problems = new ArrayList<>();
        PromptRules rules = PromptRules.of(List.of("(.*)(.*)(.*)(.*)(.*)\\d$", "!$"), problems::add);

        for (int look = 0; look < 3; look++) {
            assertThat(rules.match("a".repeat(60) + "!")).map(PromptRule::name).contains("pattern-2");
        }

        assertThat(problems).singleElement().asString().contains("takes too long");
    }

    @Test
    void keepsTheBlanksOfAPattern() {
        assertThat(PromptRules.of(List.of("ready> "), problem -> {}).match("ready> "))
                .isPresent();
    }
}
