# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""An agent that takes the whole screen: opencode.py. The box for the next prompt is always there; a bar at the bottom works."""
import os
import select
import sys
import termios
import time
import tty

R, W = os.pipe()
HEIGHT, WIDTH = 30, 100
said = []


def keys(seconds):
    ready, _, _ = select.select([0, R], [], [], seconds)
    return os.read(0, 1024).decode() if 0 in ready else ""


def page(box, foot, cursor=None):
    out = ["\x1b[?25l\x1b[H"]
    body = (said + [""] * HEIGHT)[: HEIGHT - len(box) - 1] if len(said) < HEIGHT - len(box) - 1 else said[-(HEIGHT - len(box) - 1):]
    for row, line in enumerate(body + box + [foot]):
        out.append("\x1b[%d;1H%s\x1b[K" % (row + 1, line))
    if cursor:
        out.append("\x1b[%d;%dH\x1b[?25h" % (len(body) + 1 + cursor[0], 1 + cursor[1]))
    os.write(1, "".join(out).encode())


def ask(typed, foot="                                              \x1b[1mtab\x1b[22m switch agent  \x1b[1mctrl+p\x1b[22m commands"):
    page(["  ┃", "  ┃  " + (typed or '\x1b[2mAsk anything... "Fix broken tests"\x1b[22m'), "  ┃", "  ┃  Build  Claude Sonnet 4.5 Anthropic", "  ╹" + "▀" * 90], foot, (1, 5 + len(typed)))


def work(seconds):
    begun, turn = time.time(), 0
    while time.time() < begun + seconds:
        turn += 1
        ask("", "   " + "".join("■" if abs(i - turn % 8) < 3 else "⬝" for i in range(8)) + "  esc interrupt                        \x1b[1mctrl+p\x1b[22m commands")
        keys(0.1)


def approve():
    while True:
        page(["  ┃  △ Permission required", "  ┃  # Remove the build folder", "  ┃", "  ┃  $ rm -rf build", "  ┃",
              "  ┃   \x1b[7m Allow once \x1b[27m   Allow always   Reject                     ctrl+f fullscreen  ⇆ select  enter confirm", "  ╹" + "▀" * 90], "")
        if keys(None):
            return


old = termios.tcgetattr(0)
tty.setraw(0)
os.write(1, b"\x1b[?1049h\x1b[2J")
try:
    while True:
        typed = ""
        while True:
            ask(typed)
            key = keys(None)
            if "\r" in key:
                typed += key.split("\r")[0]
                break
            typed += key
        if "quit" in typed:
            break
        said += ["", "  ┃  " + typed, ""]
        work(3)
        if "quote" in typed:
            said += ["     It asks: Overwrite the file? (y/n)", "     Password:", "     > "]
            work(3)
        if "run" in typed:
            approve()
            work(2)
        said += ["     Done with %s." % typed, "", "     ▣  Build · claude-sonnet-4-5 · 3.1s"]
finally:
    os.write(1, b"\x1b[?1049l")
    termios.tcsetattr(0, termios.TCSADRAIN, old)
