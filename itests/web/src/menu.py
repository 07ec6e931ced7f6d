# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""A menu in raw mode: arrows move, Enter picks what is marked or the number that was typed. menu.py FILE: writes there what was picked."""
import os, sys, time, tty

TARGETS = ["staging", "production", "nowhere"]
KEYS = {"\x1b[A": -1, "\x1bOA": -1, "\x1b[B": 1, "\x1bOB": 1}
at, typed, buffer = 0, "", ""


def draw():
    rows = ["%s%d) %s\x1b[m" % ("\x1b[7m" if i == at else "", i + 1, name) for i, name in enumerate(TARGETS)]
    os.write(1, ("\x1b[H\x1b[2JRoll out 2.4.0\r\n\r\n%s\r\n\r\nSelect a target, now %s: %s" % ("\r\n".join(rows), TARGETS[at], typed)).encode())


def picked():
    name = TARGETS[int(typed) - 1 if typed else at]
    with open(sys.argv[1] + ".new", "w") as file:
        file.write(name + "\n")
    os.rename(sys.argv[1] + ".new", sys.argv[1])
    os.write(1, b"\x1b[H\x1b[2JRolling out to %s\r\n" % name.encode())
    time.sleep(600)


tty.setraw(0)
draw()
while True:
    buffer += os.read(0, 64).decode()
    while buffer:
        arrow = next((key for key in KEYS if buffer.startswith(key)), None)
        if arrow:
            at, buffer = (at + KEYS[arrow]) % len(TARGETS), buffer[len(arrow):]
            continue
        if buffer in ("\x1b", "\x1b[", "\x1bO"):
            break
        key, buffer = buffer[0], buffer[1:]
        if key == "\r":
            picked()
        elif key == "\x7f":
            typed = typed[:-1]
        elif key in "123":
            typed = key
    draw()
