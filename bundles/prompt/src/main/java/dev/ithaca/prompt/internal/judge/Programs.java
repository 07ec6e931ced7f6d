// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal.judge;

import java.util.Set;
import java.util.regex.Pattern;

/** What is known of programs by their names. */
final class Programs {
    private static final Set<String> SHELLS = Set.of(
            "bash", "zsh", "fish", "sh", "dash", "ksh", "ksh93", "mksh", "tcsh", "csh", "ash", "busybox", "nu",
            "elvish", "xonsh", "pwsh", "rbash");
    private static final Set<String> INTERPRETERS = Set.of(
            "node",
            "sqlite3",
            "psql",
            "mysql",
            "mariadb",
            "gdb",
            "lldb",
            "irb",
            "pry",
            "ghci",
            "ghc",
            "jshell",
            "scala",
            "iex",
            "beam.smp",
            "R",
            "julia",
            "lua",
            "php",
            "redis-cli",
            "mongosh",
            "ipython",
            "bc",
            "deno",
            "bun",
            "erl");
    private static final Pattern PYTHON = Pattern.compile("i?python[0-9.]*|pypy[0-9.]*");
    private static final Set<String> EDITORS = Set.of(
            "vim",
            "vi",
            "nvim",
            "vim.basic",
            "vim.tiny",
            "nano",
            "emacs",
            "hx",
            "helix",
            "kak",
            "micro",
            "joe",
            "ne",
            "mcedit",
            "ed",
            "view",
            "vimdiff");
    private static final Set<String> START_EDITORS = Set.of("git", "crontab", "visudo", "kubectl", "hg", "svn", "gh");
    private static final Set<String> MONITORS = Set.of(
            "top",
            "htop",
            "btop",
            "atop",
            "watch",
            "tail",
            "nvtop",
            "iotop",
            "iftop",
            "bmon",
            "glances",
            "ctop",
            "k9s",
            "dstat",
            "vmstat",
            "iostat",
            "journalctl");
    private static final Pattern CARRIERS = Pattern.compile(
            "tmux.*|screen|ssh|mosh.*|docker|podman|kubectl|su|sudo|script|expect|incus|lxc|machinectl|et");

    private Programs() {}

    static boolean interprets(String program) {
        return SHELLS.contains(program)
                || INTERPRETERS.contains(program)
                || PYTHON.matcher(program).matches();
    }

    static boolean isShell(String program) {
        return SHELLS.contains(program);
    }

    static boolean edits(String program) {
        return EDITORS.contains(program) || START_EDITORS.contains(program);
    }

    /** Shows something for as long as it runs, and asks nothing. */
    static boolean monitors(String program) {
        return MONITORS.contains(program);
    }

    /** Carries the terminal of something else, of which the kernel here knows nothing. */
    static boolean carries(String program) {
        return CARRIERS.matcher(program).matches();
    }

    /** Gives its terminal to a server to read. */
    static boolean handsOver(String program) {
        return program.startsWith("tmux") || program.equals("screen");
    }
}
