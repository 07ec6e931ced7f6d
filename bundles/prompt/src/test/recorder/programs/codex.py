# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""The page of an agent that redraws a few rows below what it said, its composer among them while it works: codex.py."""
import os
import select
import sys
import termios
import time
import tty

SPIN = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
R, W = os.pipe()
rows = 0


def draw(lines, cursor=None):
    """Redraws the bottom; cursor is row and column within it, none hides it."""
    global rows
    out = "\x1b[?25l" + ("\x1b[%dA" % at if (at := draw.at) else "") + "\r\x1b[J" + "\r\n".join(lines)
    draw.at = len(lines) - 1
    if cursor:
        out += "\x1b[%dA\r\x1b[%dC\x1b[?25h" % (len(lines) - 1 - cursor[0], cursor[1]) if len(lines) - 1 > cursor[0] else "\r\x1b[%dC\x1b[?25h" % cursor[1]
        draw.at = cursor[0]
    os.write(1, out.encode())


draw.at = 0


def say(*lines):
    draw([])
    os.write(1, ("\r\x1b[J" + "".join(line + "\r\n" for line in lines)).encode())
    draw.at = 0


def keys(seconds):
    ready, _, _ = select.select([0, R], [], [], seconds)
    return os.read(0, 1024).decode() if 0 in ready else ""


def composer(typed, above=()):
    lines = list(above) + ["", "› " + (typed or "\x1b[2mExplain this codebase\x1b[22m"), "", "  \x1b[2m? for shortcuts                                            98% context left\x1b[22m"]
    draw(lines, (len(above) + 1, 2 + len(typed)))


def work(seconds, words="Working"):
    begun, turn = time.time(), 0
    while time.time() < begun + seconds:
        turn += 1
        composer("", ["\x1b[2m•\x1b[22m %s (%ds • esc to interrupt)" % (words, time.time() - begun)])
        keys(0.25)


def approve():
    choices = ["Yes, proceed (y)", "Yes, and don't ask again for commands that start with `git push` (p)", "No, and tell Codex what to do differently (esc)"]
    chosen = 0
    while True:
        draw(["", "  Would you like to run the following command?", "", "  Reason: the branch is not there yet", "", "  $ git push", ""]
             + ["%s %d. %s" % ("›" if row == chosen else " ", row + 1, words) for row, words in enumerate(choices)]
             + ["", "  Press enter to confirm or esc to cancel"])
        key = keys(None)
        if key == "\x1b[B":
            chosen = min(2, chosen + 1)
        elif key:
            return


def line():
    typed = ""
    while True:
        composer(typed)
        key = keys(None)
        if "\r" in key:
            return typed + key.split("\r")[0]
        typed += key


old = termios.tcgetattr(0)
tty.setraw(0)
try:
    say("╭──────────────────────────────────────╮", "│ >_ OpenAI Codex (v0.50.0)            │", "│ directory: ~/src                     │", "╰──────────────────────────────────────╯")
    while True:
        asked = line()
        say("", "› " + asked, "")
        if "quit" in asked:
            break
        work(3)
        if "quote" in asked:
            say("• The script prints", "    Would you like to continue?", "  › 1. Yes", "    2. No", "    Password:")
            work(3)
        if "run" in asked:
            approve()
            work(2, "Running git push")
        say("• Done with %s." % asked)
finally:
    termios.tcsetattr(0, termios.TCSADRAIN, old)
