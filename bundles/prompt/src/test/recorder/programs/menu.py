# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""A full-screen menu, as fzf, dialog and installers draw one."""
import curses
import time


def main(screen):
    chosen = 0
    while True:
        screen.erase()
        screen.addstr(0, 0, "Select a version")
        for row, word in enumerate(("stable", "beta", "nightly", "quit")):
            screen.addstr(2 + row, 0, ("> " if row == chosen else "  ") + word)
        screen.addstr(7, 0, "  4/4  (use arrow keys, enter to choose)")
        screen.refresh()
        key = screen.getch()
        if key == curses.KEY_DOWN or key == ord("j"):
            chosen = min(3, chosen + 1)
        elif key in (10, 13):
            if chosen == 3:
                return
            screen.erase()
            screen.addstr(0, 0, "Installing, please wait ...")
            screen.refresh()
            time.sleep(2)


curses.wrapper(main)
