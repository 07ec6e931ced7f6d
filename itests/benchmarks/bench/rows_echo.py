# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Key echo: from a key typed into an attached terminal until the program's echo is back on it."""
import os
import signal

from .harness import HELPER, BenchError, Term, note, percentile, rotated, wait_for
from .peers import Bare
from .report import Budget, Row


class _Subject:
    """A peer with an attached terminal in front of a raw echo, and a neighbour session that can flood."""

    def __init__(self, bench, peer, with_flood):
        self.peer = peer
        self.session = peer.session([HELPER, "rawcat"])
        self.neighbour = None
        if with_flood:
            pidfile = bench.path("flood")
            self.neighbour = peer.session([HELPER, "flood", pidfile])
            wait_for(lambda: os.path.exists(pidfile) and os.path.getsize(pidfile) > 0, 20, "the flood did not start")
            with open(pidfile, encoding="ascii") as file:
                self.flood_pid = int(file.read())
        self.term = Term(bench, self.session.attach, peer.env)
        self.term.quiet(300)

    def echo(self, samples, warm, seed, flooding):
        if flooding:
            os.kill(self.flood_pid, signal.SIGUSR1)
        try:
            return self.term.echo(samples, warm, seed)
        finally:
            if flooding:
                os.kill(self.flood_pid, signal.SIGUSR2)

    def close(self):
        self.term.close()
        self.session.stop()
        if self.neighbour:
            self.neighbour.stop()


def _measure(bench, peers, flooding, rows):
    p50, p99 = rows
    subjects = []
    try:
        for peer in peers:
            try:
                subjects.append(_Subject(bench, peer, flooding))
            except (BenchError, OSError) as e:
                p50.fail(peer.name, e)
        for turn in range(bench.pick(9, 2)):
            for subject in rotated(subjects, turn):
                try:
                    times = subject.echo(bench.pick(400, 100), 30, turn + 1, flooding)
                    p50.add(subject.peer.name, percentile(times, 50))
                    p99.add(subject.peer.name, percentile(times, 99))
                except (BenchError, OSError, IndexError) as e:
                    p50.fail(subject.peer.name, e)
    finally:
        for subject in subjects:
            subject.close()


def idle(bench, peers):
    p50 = Row("echo-idle-p50", "key echo, idle, p50", "µs", [Budget(1.2, "tmux")], Bare.name)
    p99 = Row("echo-idle-p99", "key echo, idle, p99", "µs", [Budget(2, "tmux")], Bare.name)
    note(p50.name)
    _measure(bench, peers, False, (p50, p99))
    return [p50, p99]


def flood(bench, peers):
    p50 = Row("echo-flood-p50", "key echo beside a flood, p50", "µs", [Budget(0.7, "tmux")],
              note="the flood is another detached session of the same server (dtach: a process of its own)")
    p99 = Row("echo-flood-p99", "key echo beside a flood, p99", "µs")
    note(p50.name)
    _measure(bench, [p for p in peers if not isinstance(p, Bare)], True, (p50, p99))
    return [p50, p99]
