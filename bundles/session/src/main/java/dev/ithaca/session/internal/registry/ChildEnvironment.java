// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import dev.ithaca.spi.SessionId;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The environment of a child: the caller's own, less what describes the caller's terminal or Ithaca's own processes, plus
 * what describes the session. The list of what is left out is part of the contract, see {@code docs/cli.md}.
 */
final class ChildEnvironment {
    /**
     * Variables that would be lies in another terminal, or that belong to the caller's service manager; {@code docs/cli.md}
     * names them, which a test compares.
     */
    static final Set<String> LEFT_OUT = Set.of(
            "COLUMNS",
            "LINES",
            "TERMCAP",
            "TMUX",
            "TMUX_PANE",
            "STY",
            "WINDOW",
            "WINDOWID",
            "TERM_PROGRAM",
            "TERM_PROGRAM_VERSION",
            "TERM_SESSION_ID",
            "VTE_VERSION",
            "KITTY_WINDOW_ID",
            "KITTY_PID",
            "WEZTERM_PANE",
            "ITERM_SESSION_ID",
            "SSH_TTY",
            "INVOCATION_ID",
            "JOURNAL_STREAM",
            "LISTEN_FDS",
            "LISTEN_PID",
            "MAINPID",
            "NOTIFY_SOCKET",
            "OLDPWD",
            "SHLVL",
            "_");

    /** Prefixes of variables that steer Ithaca itself. */
    static final Set<String> LEFT_OUT_PREFIXES = Set.of("ITHACA_", "OLY_");

    /** The exceptions: what says which daemon a command inside the session talks to. */
    static final Set<String> KEPT = Set.of("ITHACA_STATE_DIR", "OLY_STATE_DIR");

    private static final String DEFAULT_TERM = "xterm-256color";
    private static final Set<String> BETTER_TERMS =
            Set.of("direct", "kitty", "ghostty", "alacritty", "foot", "wezterm", "iterm");

    private ChildEnvironment() {}

    static Map<String, String> of(Map<String, String> caller, SessionId session, String cwd) {
        Map<String, String> child = new TreeMap<>();
        caller.forEach((name, value) -> {
            if (isPassedOn(name)) {
                child.put(name, value);
            }
        });
        child.put("PWD", cwd);
        child.put("TERM", term(caller.getOrDefault("TERM", "")));
        child.putIfAbsent("COLORTERM", "truecolor");
        child.put("ITHACA_SESSION_ID", session.value());
        return child;
    }

    private static boolean isPassedOn(String name) {
        return !name.isEmpty()
                && name.indexOf('=') < 0
                && !LEFT_OUT.contains(name)
                && (KEPT.contains(name) || LEFT_OUT_PREFIXES.stream().noneMatch(name::startsWith));
    }

    /** A terminal type that promises more than ours and is no multiplexer's is kept. */
    private static String term(String callers) {
        String lower = callers.toLowerCase(Locale.ROOT);
        boolean multiplexer = lower.startsWith("tmux") || lower.startsWith("screen");
        boolean better = !multiplexer && BETTER_TERMS.stream().anyMatch(lower::contains);
        return better ? callers : DEFAULT_TERM;
    }
}
