# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""A small program in raw mode that takes texts, with the habits of one kind of program; writes down each that it took.

tui.py KIND SEED JOURNAL, with the kind in words joined by "+":
  paste    asks for bracketed pastes              line     leaves the terminal in line mode
  plain    shows the text behind a prompt          box      draws a whole screen with the text in a box
  stars    shows a star for each character         hidden   as box, with the cursor hidden elsewhere
  silent   shows nothing until it is entered       mute     shows nothing, ever
  ignore   passes over an Enter that comes soon    newline  takes an Enter that comes soon for a line end
  slow     rests before it reads                   frozen   rests before it shows what it took
  clock    draws a clock all the time
"""
import os, random, select, sys, time, tty

kind = set(sys.argv[1].split("+"))
rnd = random.Random(int(sys.argv[2]))
journal = open(sys.argv[3], "a", buffering=1)
text, taken, last_text, ignored = "", [], 0.0, 0


def say(s):
    os.write(1, s.encode())


def entered():
    global text
    journal.write(text.replace("\n", "\\n") + "\n")
    if "frozen" in kind:
        time.sleep(rnd.uniform(0, 0.9))
    taken.append(text)
    text = ""
    if "mute" in kind:
        return
    if kind & {"box", "hidden"}:
        draw()
    else:
        say("\r\nok %d\r\n> " % len(taken))


def draw():
    if kind & {"box", "hidden"}:
        lines = text.split("\n")
        out = "\x1b[?25l\x1b[H\x1b[2J"
        for t in taken[-6:]:
            out += "you: " + t.replace("\n", " / ") + "\r\n\r\n"
        row = min(len(taken), 6) * 2
        out += "\u250c" + "\u2500" * 60 + "\u2510\r\n"
        for i, l in enumerate(lines):
            out += "\u2502 %s %-56s \u2502\r\n" % (">" if i == 0 else " ", l)
        out += "\u2514" + "\u2500" * 60 + "\u2518\r\n  ? for help"
        if "hidden" in kind:
            out += "\x1b[24;1H"
        else:
            out += "\x1b[%d;%dH\x1b[?25h" % (row + 1 + len(lines), 5 + len(lines[-1]))
        say("\x1b[?2026h" + out + "\x1b[?2026l")
    elif "plain" in kind:
        say("\r\x1b[K> " + text)
    elif "stars" in kind:
        say("\r\x1b[K> " + "*" * len(text))


def key(c):
    global text, last_text, ignored
    if c == "\r":
        soon = time.monotonic() - last_text < 0.12
        if soon and "ignore" in kind:
            return
        if soon and "newline" in kind:
            text += "\n"
            draw()
            return
        if "ignore" in kind and ignored < 2 and rnd.random() < 0.3:
            ignored += 1
            return
        ignored = 0
        entered()
    else:
        text += c
        last_text = time.monotonic()


def line_mode():
    while True:
        say("> ")
        line = sys.stdin.readline()
        if "slow" in kind:
            time.sleep(rnd.uniform(0, 0.4))
        journal.write(line.rstrip("\n") + "\n")
        say("ok\n")


if "line" in kind:
    line_mode()
tty.setraw(0)
if "paste" in kind:
    say("\x1b[?2004h")
if kind & {"box", "hidden"}:
    draw()
else:
    say("ready\r\n> ")
buffer = ""
while True:
    if not select.select([0], [], [], 0.1)[0]:
        if "clock" in kind:
            say("\x1b7\x1b[1;60H%06d\x1b8" % (time.monotonic() * 10 % 1e6))
        continue
    if "slow" in kind:
        time.sleep(rnd.uniform(0, 0.25))
    buffer += os.read(0, rnd.choice([16, 4096])).decode()
    while buffer:
        if buffer[0] == "\x1b":
            mark = buffer[:6]
            if len(mark) < 6:
                break
            buffer = buffer[6:]
            last_text = time.monotonic()
            continue
        c, buffer = buffer[0], buffer[1:]
        key(c)
    if not text and not taken:
        continue
    draw()
