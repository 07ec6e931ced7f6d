# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""The boxes of agent command lines, drawn as they draw them: agent.py STYLE. Raw mode, one event loop, spinner while it works."""
import os
import select
import sys
import termios
import time
import tty

STYLE = sys.argv[1]
OUT = sys.stdout
SPIN = "✢✳✶✻✽" if STYLE == "claude" else "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"


def put(text):
    OUT.write(text.replace("\n", "\r\n"))
    OUT.flush()


def wait(seconds):
    """Waits for a key or for the time, as an event loop does."""
    ready, _, _ = select.select([0, R], [], [], seconds)
    return os.read(0, 1024).decode() if 0 in ready else ""


def work(seconds, words="Thinking"):
    end, turn = time.time() + seconds, 0
    while time.time() < end:
        turn += 1
        put("\r\x1b[2K\x1b[35m%s\x1b[39m %s… (%ds · esc to interrupt)" % (SPIN[turn % len(SPIN)], words, turn // 8))
        wait(0.12)
    put("\r\x1b[2K")


def box(text=""):
    if STYLE == "claude":
        put("\x1b[2m%s\x1b[22m\n❯ %s\n\x1b[2m%s\x1b[22m\n  \x1b[2m? for shortcuts\x1b[22m" % ("─" * 78, text, "─" * 78))
        put("\x1b[2A\r\x1b[%dC" % (2 + len(text)))
    elif STYLE == "codex":
        put("\n› %s\x1b[2m%s\x1b[22m\n\n  \x1b[2m100%% context left · ? for shortcuts\x1b[22m" % (text, "" if text else "Ask Codex to do anything"))
        put("\x1b[2A\r\x1b[%dC" % (2 + len(text)))
    elif STYLE == "gemini":
        put("╭%s╮\n│ > %s│\n╰%s╯\n ~/src (main*)      no sandbox      gemini-2.5-pro (99%% context left)"
            % ("─" * 76, (text or "  Type your message or @path/to/file").ljust(73), "─" * 76))
        put("\x1b[2A\r\x1b[%dC" % (4 + len(text)))
    elif STYLE == "copilot":
        put("%s\n❯  Type @ to mention files, / for commands, or ? for shortcuts\n%s\n Ctrl+c Exit" % ("─" * 78, "─" * 78))
        put("\x1b[2A\r\x1b[2C")
    else:
        put("%s\n> %s" % ("─" * 78, text))


def unbox():
    put("\r\x1b[1A\x1b[J")


def line():
    typed = ""
    while True:
        key = wait(None)
        if "\r" in key:
            unbox()
            return typed + key.split("\r")[0]
        typed += key
        unbox()
        box(typed)


def approve(what):
    if STYLE in ("claude", "gemini"):
        put("╭%s╮\n│ Bash command%s│\n│   %s│\n│ Do you want to proceed?%s│\n│ \x1b[36m❯ 1. Yes\x1b[39m%s│\n│   2. Yes, and don't ask again%s│\n│   3. No, and tell Claude what to do differently (esc)%s│\n╰%s╯"
            % ("─" * 76, " " * 63, what.ljust(73), " " * 52, " " * 66, " " * 47, " " * 23, "─" * 76))
        put("\x1b[?25l")
    elif STYLE == "codex":
        put("\nWould you like to run the following command?\n\n  $ %s\n\n› 1. Yes, proceed (y)\n  2. Yes, and don't ask again for this command (a)\n  3. No, and tell Codex what to do differently (esc)\n\n  Press enter to confirm or esc to cancel\x1b[?25l" % what)
    elif STYLE == "copilot":
        put("╭%s╮\n│ Allow tool use?%s│\n│ $ %s│\n│ ❯ 1. Allow%s│\n│   2. Deny%s│\n╰%s╯" % ("─" * 76, " " * 60, what.ljust(73), " " * 65, " " * 65, "─" * 76))
    else:
        put("Run shell command? (Y)es/(N)o/(D)on't ask again [Yes]: ")
    while not wait(None):
        pass
    put("\x1b[?25h\n")


R, W = os.pipe()
old = termios.tcgetattr(0)
tty.setraw(0)
try:
    put("\x1b[1mWelcome\x1b[22m\n\n")
    box()
    while True:
        asked = line()
        put("> %s\n" % asked)
        if "quit" in asked:
            break
        work(2.5)
        if "quote" in asked:
            put("● The installer asks: Overwrite file? (y/n)\n  Then it prints:\n\n  Enter password:\n  ❯ 1. Yes\n  $ \n")
            work(3)
        if "run" in asked:
            approve("rm -rf build")
            work(2, "Running")
        if "still" in asked:
            time.sleep(3)
        put("● Done with %s.\n\n" % asked)
        if "notify" in asked:
            put("\x1b]9;Waiting for your input\x07")
        box()
finally:
    termios.tcsetattr(0, termios.TCSADRAIN, old)
