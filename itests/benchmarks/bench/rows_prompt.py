# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Prompts: how soon a `wait` and a watcher of the inbox know of one, and what watching all sessions for them costs."""
import json
import os
import random
import shutil
import threading
import time

from .harness import BenchError, cpu_ns, note, percentile
from .ithaca import Ithaca
from .report import Budget, Row
from .web import Web
from . import wire

# Reads a line, works for so long, notes the time, and asks.
ASKS = ("read -r _; sleep 0.$1; while :; do date +%s%N > $2.new; mv $2.new $2; printf 'Overwrite the file? (y/n) '; read -r pause; sleep 0.$pause; done")
BUSY = ["sh", "-c", "i=0; while :; do i=$((i+1)); echo \"[$i/9000] Building C object src/file$i.o\"; sleep 0.1; done"]
QUIET = [["sh", "-c", "printf 'Password: '; read -r x"], ["sleep", "1000000"], ["bash", "--norc", "--noprofile"]]


def prompts(bench, kinds):
    middle = Row("prompt-wait", "prompt to the return of `wait --for prompt`, median", "ms", [Budget(500)],
                 note="from the moment before a program prints its question until the command's exit arrives over the socket")
    late = Row("prompt-wait-p95", "prompt to the return of `wait --for prompt`, p95", "ms", [Budget(1000)])
    open_middle = Row("prompt-inbox", "prompt to its item at a watcher of the inbox, median", "ms", [Budget(500)],
                      note="from the moment before a program prints its question until `attention_opened` has come over HTTP; 100 questions")
    open_late = Row("prompt-inbox-p95", "prompt to its item at a watcher of the inbox, p95", "ms", [Budget(1000)])
    all_of_it = Row("prompt-cpu-all", "200 sessions, 20 of them busy: CPU of daemon and host", "% of a core")
    cost = Row("prompt-cpu", "200 sessions, 20 of them busy: CPU of watching for prompts", "% of a core", [Budget(2)],
               note="daemon and host, beside an Ithaca without the bundle that watches, in turns")
    if not any(k is Ithaca for k in kinds):
        return [middle, late, open_middle, open_late, all_of_it, cost]
    note(middle.name)
    try:
        _latency(bench, middle, late)
        _inbox(bench, open_middle, open_late)
        _cost(bench, all_of_it, cost)
    except (BenchError, OSError, ValueError) as e:
        for row in (middle, late, open_middle, open_late, all_of_it, cost):
            if not row.samples:
                row.fail("ithaca", e)
    return [middle, late, open_middle, open_late, all_of_it, cost]


def _latency(bench, middle, late):
    ithaca = Ithaca()
    ithaca.start(bench)
    try:
        stamp = os.path.join(bench.subdir("stamp"), "t")
        session = ithaca.session(["sh", "-c", ASKS, "asks", "5", stamp])
        taken, dice = [], random.Random(7)
        for turn in range(bench.pick(60, 8)):
            if os.path.exists(stamp):
                os.remove(stamp)
            ithaca.command("send", session.name, str(dice.randint(300, 900)), "key:enter")
            ended = []
            waiter = threading.Thread(target=lambda: (wire.run(ithaca.socket, "wait", session.name, "--for", "prompt", "--timeout", "30s"),
                                                      ended.append(time.time_ns())))
            waiter.start()
            waiter.join(40)
            if not ended or not os.path.exists(stamp):
                raise BenchError("turn %d: wait returned %s the question" % (turn, "before" if ended else "not for"))
            taken.append(_since(stamp, ended[0]))
            middle.add("ithaca", taken[-1])
            time.sleep(0.3)
        late.add("ithaca", percentile(taken, 95))
        session.stop()
    finally:
        ithaca.close()


def _since(stamp, nanos):
    with open(stamp, encoding="ascii") as file:
        return (nanos - int(file.read())) / 1e6


def _inbox(bench, middle, late):
    """The same program, and a client of the events that only waits for the items of its session."""
    note(middle.name)
    ithaca = Ithaca()
    ithaca.start(bench)
    try:
        stamp = os.path.join(bench.subdir("stamp"), "t")
        web = Web(ithaca)
        connection = web.connection()
        connection.request("GET", "/api/v1/events", headers={**web.headers, "Accept": "text/event-stream"})
        events = _opened(connection.getresponse())
        session = ithaca.session(["sh", "-c", ASKS, "asks", "5", stamp])
        taken, dice = [], random.Random(11)
        for turn in range(bench.pick(100, 8)):
            if os.path.exists(stamp):
                os.remove(stamp)
            ithaca.command("send", session.name, str(dice.randint(300, 900)), "key:enter")
            item = next(event for event in events if event["session"] == session.name)
            now = time.time_ns()
            if not os.path.exists(stamp) or "Overwrite the file?" not in item["question"]:
                raise BenchError("turn %d: something else was told of: %s" % (turn, item["question"]))
            taken.append(_since(stamp, now))
            middle.add("ithaca", taken[-1])
        late.add("ithaca", percentile(taken, 95))
        session.stop()
    finally:
        ithaca.close()


def _opened(lines):
    """The items that come by a stream of events."""
    told = b""
    for line in lines:
        if line.startswith(b"event:"):
            told = line[6:].strip()
        elif line.startswith(b"data:") and told == b"attention_opened":
            yield json.loads(line[5:])
    raise BenchError("the events ended")


def _without(bench):
    """A copy of the installation that does not start the bundle."""
    home = os.path.join(bench.subdir("deaf"), "home")
    shutil.copytree(Ithaca.home, home, symlinks=True)
    path = os.path.join(home, "etc", "startup.properties")
    with open(path, encoding="utf-8") as file:
        lines = file.readlines()
    kept = [line for line in lines if "dev.ithaca.prompt" not in line]
    if len(kept) != len(lines) - 1:
        raise BenchError("etc/startup.properties does not name the bundle once")
    with open(path, "w", encoding="utf-8") as file:
        file.writelines(kept)
    return home


def _cost(bench, all_of_it, cost):
    note(cost.name)
    both = [Ithaca(), Ithaca(_without(bench))]
    try:
        for ithaca in both:
            ithaca.start(bench)
            for number in range(bench.pick(200, 40)):
                ithaca.session(BUSY if number % 10 == 0 else QUIET[number % 3])
        pids = [ithaca.pids() for ithaca in both]
        time.sleep(bench.pick(30, 5))  # the detector looks ever more seldom at those that rest
        used = [[], []]
        seconds = bench.pick(10, 3)
        for turn in range(bench.pick(4, 2)):
            for which in (0, 1) if turn % 2 == 0 else (1, 0):
                before = cpu_ns(pids[which])
                time.sleep(seconds)
                used[which].append((cpu_ns(pids[which]) - before) / seconds / 1e7)
        for watching, deaf in zip(*used):
            all_of_it.add("ithaca", watching)
            cost.add("ithaca", max(0.0, watching - deaf))
        note("without the bundle: " + ", ".join("%.1f %%" % value for value in used[1]))
    finally:
        for ithaca in both:
            ithaca.close()
