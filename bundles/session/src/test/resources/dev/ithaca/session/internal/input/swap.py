# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Asks a numbered question and puts another in its place at random times; writes down which answer came to which.

swap.py SEED JOURNAL: an answer is "<number>."; the journal says "right", "wrong", or "crossed" for an answer that was there
already when the writing of the new question returned, so that nobody can have seen that.
"""
import os, random, select, sys, termios, tty

random.seed(int(sys.argv[1]))
journal = open(sys.argv[2], "a", buffering=1)
tty.setraw(0)
number = 0
pending = b""


def ready(seconds):
    return bool(select.select([0], [], [], seconds)[0])


def ask():
    global number
    number += 1
    os.write(1, b"\r\x1b[KQuestion %d? " % number)
    return ready(0)


def answers(crossed):
    global pending
    pending += os.read(0, 1024)
    while b"." in pending:
        answer, pending = pending.split(b".", 1)
        if int(answer) == number:
            journal.write("right %d\n" % number)
            crossed = ask()
        else:
            journal.write("%s %d for %d\n" % ("crossed" if crossed else "wrong", int(answer), number))


crossed = ask()
while True:
    if crossed or ready(random.expovariate(1 / 0.02)):
        answers(crossed)
        crossed = False
    else:
        crossed = ask()
