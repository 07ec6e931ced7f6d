# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""An agent that asks by prompt_toolkit between rules, and waits for its model with a bar that goes to and fro: aider.py."""
import sys
import time

from prompt_toolkit import PromptSession

session = PromptSession()


def work(seconds):
    end, turn = time.time() + seconds, 0
    while time.time() < end:
        turn += 1
        at = abs(turn % 16 - 8)
        sys.stdout.write("\r%s Waiting for openrouter/anthropic/claude-sonnet" % ("░" * at + "█" + "░" * (8 - at)))
        sys.stdout.flush()
        time.sleep(0.1)
    sys.stdout.write("\r\x1b[2K")


print("Aider v0.86.1\nMain model: openrouter/anthropic/claude-sonnet with diff edit format\nGit repo: .git with 3 files\nRepo-map: using 4096 tokens")
mode = ""
while True:
    print("─" * 80)
    asked = session.prompt(mode + "> ")
    if asked == "/exit":
        break
    if asked.startswith("/"):
        mode = asked[1:]
        continue
    work(2.5)
    print("The script asks:\n\n  Are you sure? (y/n)\n  Password:\n")
    work(2)
    if "add" in asked:
        session.prompt("Add src/main.py to the chat? (Y)es/(N)o/(D)on't ask again [Yes]: ")
        work(1.5)
    if "run" in asked:
        session.prompt("Run shell command? (Y)es/(N)o/(D)on't ask again [Yes]: ")
        work(1.5)
    print("Tokens: 2.3k sent, 120 received. Cost: $0.01 message, $0.01 session.")
