# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""A chat whose answers quote prompts: none of them is one."""
import sys
import time

QUOTES = ["It will ask: Overwrite file? (y/n)", "then you see\n\nEnter password:", "and at the end\n\nuser@host:~$ ",
          "Are you sure you want to continue connecting (yes/no)? ", "? Which model do you want", "Press ENTER to continue", ">>> "]
while True:
    said = input("you> ")
    if said == "quit":
        break
    for quote in QUOTES:
        for letter in quote:
            sys.stdout.write(letter)
            sys.stdout.flush()
            time.sleep(0.01)
        time.sleep(0.8)
        sys.stdout.write("\n")
    sys.stdout.write("Continue? (y/n) ")
    sys.stdout.flush()
    time.sleep(4)
    sys.stdout.write("is what it says.\n")
