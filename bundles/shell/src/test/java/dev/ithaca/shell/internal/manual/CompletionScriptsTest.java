// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.manual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ithaca.shell.internal.action.Catalog;
import dev.ithaca.shell.internal.command.CommandSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts in the shells that they are for, each started anew for every question; an {@code ithaca} of the test answers. */
class CompletionScriptsTest {
    /** Has zsh complete in a terminal of its own, and prints what is added to the list. */
    private static final String ZSH_DRIVER = """
            zmodload zsh/zpty
            zpty z zsh -f -i
            zpty -w z "source $1"
            zpty -r z REPLY $'*\\001READY*' || exit 3
            zpty -n -w z "$2"$'\\t'
            zpty -r z REPLY $'*\\001END*' || exit 4
            print -r -- "$REPLY" | tr -d '\\r' | sed -n 's/.*HIT<\\(.*\\)>.*/\\1/p'
            zpty -d z
            """;

    private static final String ZSH_SETUP = """
            PROMPT=
            autoload -Uz compinit; compinit -D -u
            source %s
            bindkey '^I' complete-word
            compadd() {
                if [[ ${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return; fi
                local -a hits; builtin compadd -A hits "$@"
                local hit; for hit in $hits; do print -r -- "HIT<$hit>"; done
            }
            end-of-it() { print -r -- $'\\001END' }
            comppostfuncs=(end-of-it)
            print -r -- $'\\001READY'
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void write() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Path client = Files.writeString(bin.resolve("ithaca"), """
                #!/bin/sh
                [ "$1 $2" = "__complete ids" ] && printf 'abc0001\\trunning bash\\nabd0002\\tstopped a:b\\n'
                exit 0
                """);
        Files.setPosixFilePermissions(client, PosixFilePermissions.fromString("rwx------"));
        Files.createDirectories(folder.resolve("work/inner"));
        Files.writeString(folder.resolve("work/file"), "");
        Files.writeString(folder.resolve("ithaca.fish"), FishCompletion.of(Catalog.COMMANDS));
        Path zsh = Files.writeString(folder.resolve("ithaca.zsh"), ZshCompletion.of(Catalog.COMMANDS));
        Files.writeString(folder.resolve("setup.zsh"), String.format(ZSH_SETUP, zsh));
        Files.writeString(folder.resolve("driver.zsh"), ZSH_DRIVER);
    }

    private interface Shell {
        List<String> complete(String line) throws Exception;
    }

    private List<String> fish(String line) throws Exception {
        List<String> lines = run("fish", "--no-config", "-c", "source ../ithaca.fish; complete -C '" + line + "'");
        return lines.stream().map(one -> one.replaceFirst("\t.*", "")).toList();
    }

    private List<String> zsh(String line) throws Exception {
        return run("zsh", "-f", "../driver.zsh", "../setup.zsh", line);
    }

    private List<String> run(String... command) throws Exception {
        Path out = folder.resolve("out");
        Path errors = folder.resolve("errors");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.resolve("work").toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("TERM", "xterm");
        builder.environment().merge("PATH", "", (path, none) -> folder.resolve("bin") + ":" + path);
        Process process = builder.start();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        assertThat(process.waitFor(5, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(errors)).isEmpty();
        return new ArrayList<>(
                Files.readString(out, StandardCharsets.UTF_8).lines().distinct().toList());
    }

    private static void assume(String shell) {
        boolean installed = List.of(System.getenv("PATH").split(":", -1)).stream()
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, shell)));
        assumeTrue(installed, shell + " is not installed (Debian: " + shell + ")");
    }

    @Test
    void fishCompletes() throws Exception {
        assume("fish");
        completes(this::fish);
        assertThat(fish("ithaca ls --")).contains("--status", "--help").doesNotContain("--grace");
        assertThat(fish("ithaca start bash stop --")).doesNotContain("--grace", "--detach");
        assertThat(fish("ithaca logs --node daemon ")).containsExactly("abc0001", "abd0002");
        assertThat(fish("ithaca daemon start ")).isEmpty();
        assertThat(fish("ithaca start --cwd fi")).isEmpty();
    }

    @Test
    void zshCompletes() throws Exception {
        assume("zsh");
        completes(this::zsh);
    }

    /** What the catalog has behind some words, each once. */
    private static List<String> following(List<String> words) {
        return Catalog.COMMANDS.stream()
                .filter(command -> !command.isHidden())
                .map(CommandSpec::path)
                .filter(path -> path.size() > words.size())
                .filter(path -> path.subList(0, words.size()).equals(words))
                .map(path -> path.get(words.size()))
                .distinct()
                .toList();
    }

    private static void completes(Shell shell) throws Exception {
        assertThat(shell.complete("ithaca ")).containsExactlyInAnyOrderElementsOf(following(List.of()));
        for (String first : following(List.of())) {
            List<String> second = following(List.of(first));
            if (!second.isEmpty()) {
                assertThat(shell.complete("ithaca " + first + " ")).containsExactlyInAnyOrderElementsOf(second);
            }
        }
        assertThat(shell.complete("ithaca web --p")).containsExactly("--print");
        assertThat(shell.complete("ithaca logs ")).containsExactly("abc0001", "abd0002");
        assertThat(shell.complete("ithaca logs --node n abc")).containsExactly("abc0001");
        assertThat(shell.complete("ithaca logs --")).contains("--tail", "--wait-for-prompt", "--help");
        assertThat(shell.complete("ithaca wait --for ")).containsExactly("exit", "idle", "output", "prompt");
        assertThat(shell.complete("ithaca completion ")).containsExactlyInAnyOrder("bash", "fish", "zsh");
        assertThat(shell.complete("ithaca start --cwd in")).allMatch(found -> found.matches("inner/?"));
        assertThat(shell.complete("ithaca start --de")).contains("--detach");
        assertThat(shell.complete("ithaca start --title t dirnam")).contains("dirname");
    }
}
