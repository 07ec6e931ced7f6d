# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Chats of agents that ask by a word or a sign and read a line: talk.py PROMPT. It thinks, quotes prompts, and asks again."""
import sys
import time

PROMPT = sys.argv[1]
while True:
    said = input(PROMPT)
    if said in ("quit", "/bye"):
        break
    time.sleep(1.5)
    sys.stdout.write("To install it, run the script. It asks\n\n")
    for quote in ("Overwrite the old version? [y/N] ", "Password: ", "ann@host:~$ "):
        for letter in quote:
            sys.stdout.write(letter)
            sys.stdout.flush()
            time.sleep(0.015)
        time.sleep(1.2)
        sys.stdout.write("\n")
    if "tool" in said:
        answer = input("Run `rm -rf build`? (y/n/always) ")
        print("running ...", answer)
        time.sleep(2)
    print("That is all.")
