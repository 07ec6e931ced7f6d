#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Records real programs for the corpus: bytes with times, what the kernel said, and the truth at each moment.

    record.py [--set heldout|unseen] [--modules DIR] [--python PREFIX] [--out DIR] [NAME...]

records the scenarios of scenarios.py, or those of heldout.py or unseen.py: all, or those named. Each runs in a world of
its own (world.py), so no recording shows the machine that it was made on.

The truth comes from the scenario's author, never from the detector: `ask` says which words the program shows when it begins
to wait, and for what; from the last byte of these words until the answer is sent, the program waits. All other time it works. The words `.` say that
the key before was no answer: the wait goes on.
A wait is recorded for about a second and then lengthened to what the scenario says, because nothing happens in it.

The files are asciicast v2 with three more kinds of events: "f" facts (only when they change), "t" truth, "i" input.
Needs root, Linux, python 3.8 and the recorded programs; what is not installed is left out. `install-programs` beside this file
installs them on Debian.
"""
import argparse
import codecs
import concurrent.futures
import fcntl
import json
import os
import pty
import re
import select
import shutil
import struct
import sys
import termios
import time

import world
from facts import Facts

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = 0.02
REAL_WAIT = 1.2
DEADLINE = 60
ESCAPES = re.compile(rb"\x1b(\][^\x07\x1b]*(\x07|\x1b\\)|\[[0-9;:?<=>]*[ -/]*[@-~]|[()][0-9A-B]|[=>78cM])")
REPLIES = {b"\x1b[6n": b"\x1b[12;1R", b"\x1b[c": b"\x1b[?62;22c"}  # what a terminal answers by itself


class Recording:
    def __init__(self, scenario):
        self.scenario = scenario
        self.events, self.shift, self.plain, self.mark = [], 0.0, b"", 0
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def run(self):
        """Records, inside a world; the file's text."""
        rows, columns = self.scenario.get("size", (24, 80))
        root = self.scenario.get("root", False)
        environment = {
            "PATH": world.PATH, "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/root" if root else world.HOME,
            "USER": "root" if root else "ann", "PS1": "user@host:\\w$ ", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b",
            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b", "npm_config_update_notifier": "false",
        }
        environment.update(self.scenario.get("env", {}))
        if self.scenario.get("services"):
            world.shell(self.scenario["services"], cwd="/tmp", env=dict(environment, HOME="/root"))
        if not root:
            world.become_ann()
        os.chdir(environment["HOME"])
        if self.scenario.get("setup"):
            world.shell(self.scenario["setup"], env=environment)
        master, slave = pty.openpty()
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        terminal = os.ttyname(slave)
        command = [world.PROGRAMS + "/" + word[1:] if word.startswith("@") else word for word in self.scenario["command"]]
        self.pid = os.fork()
        if self.pid == 0:
            os.close(master)
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for descriptor in (0, 1, 2):
                os.dup2(slave, descriptor)
            os.execvpe(command[0], command, environment)
        os.close(slave)
        self.master, self.facts, self.last_facts, self.ended = master, Facts(master, self.pid, terminal), None, False
        self.started = time.monotonic()
        self.add("t", "working")
        for step in self.scenario["steps"]:
            getattr(self, step[0])(*step[1:])
        header = {"version": 2, "width": columns, "height": rows, "command": self.scenario["command"],
                  "title": self.scenario["name"], "duration": round(self.now(), 3)}
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in [header] + self.events)

    def now(self):
        return time.monotonic() - self.started + self.shift

    def add(self, kind, data, at=None):
        self.events.append([round(self.now() if at is None else at, 3), kind, data])

    def pump(self, until):
        """Reads until a moment; samples what the kernel says meanwhile."""
        while time.monotonic() < until and not self.ended:
            ready, _, _ = select.select([self.master], [], [], max(0, min(SAMPLE, until - time.monotonic())))
            if ready:
                try:
                    data = os.read(self.master, 65536)
                except OSError:
                    data = b""
                if not data:
                    self.ended = True
                    break
                self.plain += data
                for query, reply in REPLIES.items():
                    if query in data:
                        os.write(self.master, reply)
                self.add("o", self.decoder.decode(data))
            now = self.facts.take()
            if now != self.last_facts:
                self.last_facts = now
                self.add("f", now)

    def ask(self, pattern, truth, seconds=12.0, answer=None, slowly=False):
        expression, deadline = re.compile(pattern.encode(), re.M), time.monotonic() + DEADLINE
        while not expression.search(ESCAPES.sub(b"", self.plain[self.mark:])):
            if time.monotonic() > deadline or self.ended:
                raise RuntimeError("%s: never seen: %s in %r" % (self.scenario["name"], pattern, self.plain[self.mark:][-400:]))
            self.pump(time.monotonic() + 0.005)
        self.wait(truth, pattern == ".")
        began = time.monotonic()
        self.pump(began + min(seconds, REAL_WAIT))
        if answer is not None and slowly:
            for character in answer[:-1]:
                self.add("i", character)
                os.write(self.master, character.encode())
                self.pump(time.monotonic() + 0.35)
            answer = answer[-1]
        self.shift += max(0.0, seconds - REAL_WAIT)
        self.pump(time.monotonic() + 0.03)
        if answer is not None:
            self.send(answer)

    def wait(self, truth, goes_on):
        """From now on it waits; for the same as before if the key that was typed was no answer."""
        truths = [event for event in self.events if event[1] == "t"]
        if goes_on and len(truths) > 1 and truths[-2][2] == truth:
            self.events.remove(truths[-1])
        else:
            self.add("t", truth)

    def send(self, data):
        self.add("t", "working")
        self.add("i", data)
        self.mark = len(self.plain)
        os.write(self.master, data.encode())
        self.pump(time.monotonic() + 0.02)

    def work(self, seconds):
        self.pump(time.monotonic() + seconds)

    def see(self, pattern):
        expression, deadline = re.compile(pattern.encode(), re.M), time.monotonic() + DEADLINE
        while not expression.search(ESCAPES.sub(b"", self.plain[self.mark:])) and time.monotonic() < deadline and not self.ended:
            self.pump(time.monotonic() + 0.02)

    def end(self):
        self.pump(time.monotonic() + DEADLINE)


def one(arguments):
    scenario, options = arguments
    missing = [program for program in scenario.get("needs", []) if not shutil.which(program, path=world.PATH)]
    if scenario.get("modules") and not options.modules:
        missing.append("node modules")
    if scenario.get("python") and not options.python:
        missing.append("a newer python")
    if missing:
        return scenario["name"] + ": left out, not there: " + ", ".join(missing)

    def record():
        world.furnish(HERE + "/programs", options.modules, options.python)
        return Recording(scenario).run()

    text = world.inside(record)
    if not text.startswith("{"):
        return "%s: %s" % (scenario["name"], text)
    with open(os.path.join(options.out, scenario["name"] + ".cast"), "w", encoding="utf-8") as file:
        file.write(text)
    return scenario["name"] + ": recorded"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--set", default="corpus", choices=["corpus", "heldout", "unseen"])
    parser.add_argument("--out")
    parser.add_argument("--modules", help="a folder node_modules with what package.json names")
    parser.add_argument("--python", help="the prefix of a python of 3.13 or later")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    sys.path.insert(0, HERE)
    scenarios = __import__("scenarios" if options.set == "corpus" else options.set).SCENARIOS
    options.out = options.out or os.path.join(HERE, "..", "resources", options.set)
    os.makedirs(options.out, exist_ok=True)
    wanted = [(scenario, options) for scenario in scenarios if not options.names or scenario["name"] in options.names]
    failed = False
    with concurrent.futures.ProcessPoolExecutor(max_workers=options.jobs) as pool:
        for done in concurrent.futures.as_completed([pool.submit(one, each) for each in wanted]):
            result = done.result()
            print(result, flush=True)
            failed |= "FAILED" in result
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
