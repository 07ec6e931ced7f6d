# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Asks a numbered question and puts another in its place at random times; writes down which answer came to which.

swap.py SEED JOURNAL [raw|line [CONTROL]]: an answer is "<number>."; the journal says "right", "wrong", or "crossed" for an answer
that was there already when the writing of the new question returned, so that nobody can have seen that. In raw mode an answer needs
no Enter; one that comes all the same is "stray". With CONTROL, a FIFO, a question stays until that says in how many microseconds to swap it.
"""
import os, random, select, sys, termios, tty

random.seed(int(sys.argv[1]))
journal = open(sys.argv[2], "a", buffering=1)
raw = sys.argv[3:4] != ["line"]
control = os.open(sys.argv[4], os.O_RDWR) if len(sys.argv) > 4 else None
if raw:
    tty.setraw(0)
number = 0
pending = b""


def ready(seconds):
    return bool(select.select([0], [], [], seconds)[0])


def answered():
    """Waits for an answer, or until the question is to be swapped."""
    if control is None:
        return ready(random.expovariate(1 / 0.02))
    if 0 in select.select([0, control], [], [])[0]:
        return True
    return ready(int(os.read(control, 64).split()[-1]) / 1e6)


def ask():
    global number
    number += 1
    os.write(1, b"\r\x1b[KQuestion %d? " % number)
    return ready(0)


def answers(crossed):
    global pending
    pending += os.read(0, 1024)
    if raw and b"\r" in pending:
        journal.write("stray for %d\n" % number)
        pending = pending.replace(b"\r", b"")
    while b"." in pending:
        answer, pending = pending.split(b".", 1)
        if int(answer) == number:
            journal.write("right %d\n" % number)
        else:
            journal.write("%s %d for %d\n" % ("crossed" if crossed else "wrong", int(answer), number))
        crossed = ask()


crossed = ask()
while True:
    if crossed or answered():
        answers(crossed)
        crossed = False
    else:
        crossed = ask()
