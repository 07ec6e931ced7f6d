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
            "ipython3",
            "jupyter-console",
            "bc",
            "deno",
            "bun",
            "erl",
            "ocaml",
            "utop",
            "octave",
            "octave-cli",
            "maxima",
            "swipl",
            "sbcl",
            "clisp",
            "racket",
            "guile",
            "gnuplot",
            "clickhouse",
            "cqlsh",
            "duckdb",
            "sqlplus",
            "nix",
            "sftp",
            "ftp",
            "lftp",
            "parted",
            "telnet",
            "bluetoothctl",
            "virsh",
            "inspect",
            "pdb",
            "jdb",
            "dlv");
    private static final Pattern VERSION = Pattern.compile("[0-9][0-9.]{0,9}$");
    private static final Set<String> READ_ALWAYS =
            Set.of("jshell", "java", "scala", "sbt", "groovysh", "clojure", "kotlinc");
    private static final Pattern PYTHON = Pattern.compile("i?python[0-9.]*|pypy[0-9.]*");
    /** Their prompt may be in a terminal that edits lines itself; that of the others never is. */
    private static final Set<String> SIMPLE_SHELLS =
            Set.of("sh", "dash", "ash", "busybox", "ksh", "ksh93", "mksh", "csh");

    private static final Pattern AGENTS = Pattern.compile(
            "(claude|codex|gemini|aider|opencode|goose|amp|crush|droid|auggie|qwen|copilot|cursor-agent|kiro-cli|plandex|gptme|ollama|llm|cline|cn|interpreter)([-.].{0,20})?");
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
    private static final Set<String> PAGERS =
            Set.of("less", "more", "most", "man", "pager", "pg", "bat", "delta", "lv");
    private static final Set<String> BROWSERS = Set.of(
            "tig",
            "mc",
            "ranger",
            "nnn",
            "vifm",
            "lf",
            "yazi",
            "w3m",
            "lynx",
            "links",
            "elinks",
            "ncdu",
            "lazygit",
            "gitui",
            "mutt",
            "neomutt",
            "newsboat",
            "irssi",
            "weechat",
            "cmus",
            "gdu",
            "broot");
    private static final Set<String> READERS = Set.of(
            "cat",
            "tee",
            "sort",
            "uniq",
            "wc",
            "grep",
            "egrep",
            "rg",
            "sed",
            "awk",
            "gawk",
            "mawk",
            "tr",
            "cut",
            "head",
            "xargs",
            "dd",
            "base64",
            "od",
            "xxd",
            "hexdump",
            "md5sum",
            "sha1sum",
            "sha256sum",
            "jq",
            "nl",
            "tac",
            "rev",
            "paste",
            "column",
            "fold",
            "fmt",
            "gzip",
            "nc",
            "ncat",
            "socat");
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
                || INTERPRETERS.contains(VERSION.matcher(program).replaceFirst(""))
                || PYTHON.matcher(program).matches();
    }

    /** Reads keys on a thread of its own, even while it computes. */
    static boolean readsAlways(String program) {
        return READ_ALWAYS.contains(program);
    }

    static boolean isShell(String program) {
        return SHELLS.contains(program);
    }

    /** A shell whose prompt may be in a terminal that edits lines itself. */
    static boolean isSimpleShell(String program) {
        return SIMPLE_SHELLS.contains(program);
    }

    /** Takes tasks in words. */
    static boolean isAgent(String program) {
        return AGENTS.matcher(program).matches();
    }

    static boolean edits(String program) {
        return EDITORS.contains(program);
    }

    /** Waits for an editor that it has started. */
    static boolean startsEditors(String program) {
        return START_EDITORS.contains(program);
    }

    /** Shows text page by page. */
    static boolean pages(String program) {
        return PAGERS.contains(program);
    }

    /** Shows folders, pages or mail on the whole screen. */
    static boolean browses(String program) {
        return BROWSERS.contains(program);
    }

    /** Reads what it is given, and never asks for it. */
    static boolean readsInput(String program) {
        return READERS.contains(program);
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
