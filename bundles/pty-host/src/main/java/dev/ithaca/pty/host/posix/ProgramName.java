// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a process is called. An interpreter that runs a script is called by the script ({@code gemini}, {@code install.sh}), by
 * the module or with the option that gave it its program ({@code sh -c}), because it will never be at a prompt of its own.
 */
final class ProgramName {
    private static final Pattern INTERPRETERS = Pattern.compile(
            "(ba|z|da|k|mk|fi|a|tc|c)?sh|rbash|ksh93|i?python[0-9.]*|pypy[0-9.]*|node|nodejs|MainThread|deno|bun|perl|ruby[0-9.]*|irb|php[0-9.]*|lua[0-9.]*|Rscript|tclsh[0-9.]*");
    private static final Set<String> PROGRAMS_OF = Set.of("-c", "-e", "-p", "--eval", "--print", "-E");
    private static final Set<String> WITH_A_VALUE = Set.of(
            "--rcfile",
            "--init-file",
            "-o",
            "+o",
            "-O",
            "+O",
            "-W",
            "-X",
            "-r",
            "--require",
            "--import",
            "--loader",
            "-I",
            "-C");
    private static final int MOST_WORDS = 24;

    private ProgramName() {}

    /** The name of a process, empty if it is gone or there is no process table. */
    static String of(int pid) {
        String name = pid <= 0 ? null : ProcFile.text(pid + "/comm");
        if (name == null) {
            return "";
        }
        String stripped = name.strip();
        if (!INTERPRETERS.matcher(stripped).matches()) {
            return stripped;
        }
        return of(stripped, words(ProcFile.text(pid + "/cmdline")));
    }

    private static List<String> words(@Nullable String line) {
        return line == null ? List.of() : List.of(line.split("\0", MOST_WORDS));
    }

    /** The name of an interpreter that was started with these words, of which the first is its own. */
    static String of(String interpreter, List<String> words) {
        boolean python = interpreter.contains("py");
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            if (python && word.equals("-m") && i + 1 < words.size()) {
                return base(words.get(i + 1));
            }
            if (PROGRAMS_OF.contains(word) || (word.matches("-[a-z]*c") && !word.startsWith("--"))) {
                return interpreter + " " + word;
            }
            if (WITH_A_VALUE.contains(word)) {
                i++;
            } else if (!word.isEmpty() && !word.startsWith("-") && !word.startsWith("+")) {
                return base(word);
            }
        }
        return interpreter;
    }

    private static String base(String path) {
        String base = path.substring(path.lastIndexOf('/') + 1);
        return base.isEmpty() ? path : base.substring(0, Math.min(base.length(), 60));
    }
}
