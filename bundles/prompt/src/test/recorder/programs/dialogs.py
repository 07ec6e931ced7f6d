# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Questions as python's libraries ask them: dialogs.py click|toolkit."""
import sys
import time


def with_click():
    import click
    click.confirm("Deploy to production?")
    time.sleep(1.5)
    click.prompt("Region", type=click.Choice(["eu", "us"]), default="eu")
    click.prompt("Database password", hide_input=True, confirmation_prompt=True)
    time.sleep(1.5)
    click.pause()
    with click.progressbar(range(30), label="Continue?") as bar:
        for _ in bar:
            time.sleep(0.15)


def with_toolkit():
    from prompt_toolkit import prompt
    from prompt_toolkit.shortcuts import radiolist_dialog, yes_no_dialog
    yes_no_dialog(title="Upgrade", text="Upgrade all packages?").run()
    time.sleep(1.5)
    radiolist_dialog(title="Breakfast", text="Which one would you like?", values=[("a", "Eggs"), ("b", "Bacon")]).run()
    time.sleep(1.5)
    prompt("Give me a name: ")
    prompt("Secret: ", is_password=True)
    time.sleep(2)


{"click": with_click, "toolkit": with_toolkit}[sys.argv[1]]()
