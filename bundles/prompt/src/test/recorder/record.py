#!/usr/bin/env python3
# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Records real programs for the corpus: bytes with times, what the kernel said, and the truth at each moment.

    record.py [--out DIR] [NAME...]      records the scenarios of scenarios.py (all, or those named)

The truth comes from the scenario's author, never from the detector: `ask` says which words the program shows when it begins
to wait, and for what; from the last byte of these words until the answer is sent, the program waits. All other time it works.
A wait is recorded for about a second and then lengthened to what the scenario says, because nothing happens in it.

The files are asciicast v2 with three more kinds of events: "f" facts (only when they change), "t" truth, "i" input.
Needs Linux, python 3.8 and the recorded programs; what is not installed is left out.
"""
import argparse
import codecs
import concurrent.futures
import fcntl
import json
import os
import platform
import pty
import re
import select
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import termios
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = 0.02
REAL_WAIT = 1.2
DEADLINE = 60
CALLS = {
    "x86_64": {0: "read", 19: "read", 7: "poll", 271: "ppoll", 23: "select", 270: "select", 232: "epoll", 281: "epoll", 441: "epoll"},
    "aarch64": {63: "read", 65: "read", 73: "ppoll", 72: "select", 22: "epoll", 441: "epoll"},
}.get(platform.machine(), {})
ESCAPES = re.compile(rb"\x1b(\][^\x07\x1b]*(\x07|\x1b\\)|\[[0-9;:?<=>]*[ -/]*[@-~]|[()][0-9A-B]|[=>78cM])")


class Facts:
    """The same look that bundles/pty-host takes: ForegroundLook, TtyWait."""

    def __init__(self, master, leader, terminal):
        self.master, self.leader, self.terminal = master, leader, terminal

    def take(self):
        modes = termios.tcgetattr(self.master)[3]
        group = struct.unpack("i", fcntl.ioctl(self.master, termios.TIOCGPGRP, b"\0" * 4))[0]
        seen, todo, members, running, reading = set(), [self.leader, group], 0, 0, "NO"
        processes = 0
        while todo:
            pid = todo.pop(0)
            if pid in seen or pid <= 0:
                continue
            seen.add(pid)
            stat = text("/proc/%d/stat" % pid)
            if stat is None:
                continue
            fields = stat[stat.rindex(")") + 2:].split(" ")
            if fields[0] in "ZX":
                continue
            processes += 1
            running += fields[0] in "RD"
            member = int(fields[2]) == group
            members += member
            try:
                threads = os.listdir("/proc/%d/task" % pid)
            except OSError:
                threads = []
            for thread in threads:
                if member and reading != "YES":
                    reading = stronger(reading, self.of_thread(pid, thread))
                todo += [int(child) for child in (text("/proc/%d/task/%s/children" % (pid, thread)) or "").split()]
        if not members:
            reading = "UNKNOWN"
        program = (text("/proc/%d/comm" % group) or "").strip()
        return {
            "program": program, "leader": group == self.leader, "reading": reading, "modesKnown": True,
            "echo": bool(modes & termios.ECHO), "canonical": bool(modes & termios.ICANON),
            "processes": processes, "running": running,
        }

    def of_thread(self, pid, thread):
        line = text("/proc/%d/task/%s/syscall" % (pid, thread))
        if line is None:
            return "UNKNOWN"
        words = line.split()
        if len(words) < 7:
            return "NO"
        call = CALLS.get(int(words[0]))
        given = [int(word, 16) for word in words[1:7]]
        if call == "read":
            return "YES" if self.is_terminal(pid, given[0]) else "NO"
        if call in ("poll", "ppoll"):
            timeout = given[2] & 0xFFFFFFFF
            for_ever = given[2] == 0 if call == "ppoll" else timeout >= 0x80000000
            raw = memory(pid, given[0], 8 * min(given[1], 256)) if given[1] else b""
            watched = [struct.unpack_from("ihh", raw, at)[0] for at in range(0, len(raw), 8) if struct.unpack_from("ihh", raw, at)[1] & 1]
            return self.watched(pid, watched, for_ever)
        if call == "select":
            count = min(given[0], 256)
            if count <= 0 or not given[1]:
                return "NO"
            raw = memory(pid, given[1], (count + 63) // 64 * 8)
            watched = [bit for bit in range(count) if raw and raw[bit // 8] >> (bit % 8) & 1]
            return self.watched(pid, watched, given[4] == 0)
        if call == "epoll":
            for line in (text("/proc/%d/fdinfo/%d" % (pid, given[0])) or "").splitlines():
                if line.startswith("tfd:") and self.is_terminal(pid, int(line[4:].split()[0])):
                    return "MAYBE"
        return "NO"

    def watched(self, pid, descriptors, for_ever):
        terminals = [one for one in descriptors if self.is_terminal(pid, one)]
        if not terminals:
            return "NO"
        return "YES" if for_ever and len(terminals) == len(descriptors) else "MAYBE"

    def is_terminal(self, pid, descriptor):
        try:
            return os.readlink("/proc/%d/fd/%d" % (pid, descriptor)) in (self.terminal, "/dev/tty")
        except OSError:
            return False


def text(path):
    try:
        with open(path, encoding="latin-1") as file:
            return file.read(16384)
    except OSError:
        return None


def memory(pid, address, length):
    try:
        with open("/proc/%d/mem" % pid, "rb", buffering=0) as file:
            file.seek(address)
            return file.read(length)
    except OSError:
        return b""


def stronger(one, other):
    if one == "NO" or (one == "UNKNOWN" and other != "NO"):
        return other
    return other if other == "YES" else one


class Recording:
    def __init__(self, scenario, directory):
        self.scenario, self.directory = scenario, directory
        self.events, self.shift, self.plain, self.mark = [], 0.0, b"", 0
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def run(self, out):
        rows, columns = self.scenario.get("size", (24, 80))
        environment = {
            "PATH": os.environ["PATH"], "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": self.directory,
            "PS1": "user@host:\\w$ ", "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A",
            "GIT_COMMITTER_EMAIL": "a@b", "npm_config_update_notifier": "false", "PROGRAMS": HERE + "/programs",
        }
        for name in ("PYENV_ROOT", "PYENV_VERSION"):
            if name in os.environ:
                environment[name] = os.environ[name]
        if "PYENV_ROOT" not in environment and os.path.isdir(os.path.expanduser("~/.pyenv")):
            environment["PYENV_ROOT"] = os.path.expanduser("~/.pyenv")
        environment.update(self.scenario.get("env", {}))
        setup = self.scenario.get("setup")
        if setup and subprocess.run(["sh", "-c", setup], cwd=self.directory, env=environment, capture_output=True).returncode:
            raise RuntimeError("the setup failed")
        master, slave = pty.openpty()
        fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        terminal = os.ttyname(slave)
        command = [word.replace("@", HERE + "/programs/") if word.startswith("@") else word for word in self.scenario["command"]]
        self.pid = os.fork()
        if self.pid == 0:
            os.close(master)
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for descriptor in (0, 1, 2):
                os.dup2(slave, descriptor)
            os.chdir(self.directory)
            os.execvpe(command[0], command, environment)
        os.close(slave)
        self.master, self.facts, self.last_facts, self.ended = master, Facts(master, self.pid, terminal), None, False
        self.started = time.monotonic()
        self.add("t", "working")
        try:
            for step in self.scenario["steps"]:
                getattr(self, step[0])(*step[1:])
        finally:
            end = self.now()
            try:
                os.killpg(self.pid, signal.SIGKILL)
            except OSError:
                pass
            os.close(master)
            os.waitpid(self.pid, 0)
        header = {"version": 2, "width": columns, "height": rows, "command": self.scenario["command"],
                  "title": self.scenario["name"], "duration": round(end, 3)}
        with open(os.path.join(out, self.scenario["name"] + ".cast"), "w", encoding="utf-8") as file:
            for line in [header] + self.events:
                file.write(json.dumps(line, ensure_ascii=False) + "\n")

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
        self.add("t", truth)
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
    scenario, out = arguments
    missing = [program for program in scenario.get("needs", []) if not shutil.which(program)]
    if missing:
        return scenario["name"] + ": left out, not installed: " + ", ".join(missing)
    directory = tempfile.mkdtemp(prefix="w-")
    try:
        Recording(scenario, directory).run(out)
        return scenario["name"] + ": recorded"
    except Exception as failure:  # the others go on
        return "%s: FAILED: %s" % (scenario["name"], failure)
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", default=os.path.join(HERE, "..", "resources", "corpus"))
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    sys.path.insert(0, HERE)
    from scenarios import SCENARIOS
    os.makedirs(options.out, exist_ok=True)
    wanted = [(scenario, options.out) for scenario in SCENARIOS if not options.names or scenario["name"] in options.names]
    failed = False
    with concurrent.futures.ProcessPoolExecutor(max_workers=6) as pool:
        for result in pool.map(one, wanted):
            print(result, flush=True)
            failed |= "FAILED" in result
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
