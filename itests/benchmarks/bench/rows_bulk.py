# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Bulk output: how long a program takes that prints as fast as it can."""
import os
import subprocess

from .harness import HELPER, BenchError, Emit, Term, note, rotated
from .peers import Bare
from .report import Budget, Row

LIMIT_S = 60


def contents(bench):
    """What is printed: short lines (the writer's kernel time rules), long lines, coloured text."""
    text, sgr = os.path.join(bench.dir, "text"), os.path.join(bench.dir, "sgr")
    for path, kind, size in ((text, "text", bench.pick(100_000_000, 10_000_000)), (sgr, "sgr", bench.pick(28_000_000, 4_000_000))):
        if not os.path.exists(path):
            with open(path, "wb") as file:
                subprocess.run([HELPER, "gen", kind, str(size)], stdout=file, check=True)
    count = bench.pick(3_000_000, 300_000)
    return {"seq": (f"`seq {count}`", ["seq", str(count)]),
            "text": (f"{bench.pick(100, 10)} MB text", ["cat", text]),
            "sgr": (f"{bench.pick(28, 4)} MB coloured text", ["cat", sgr])}


def _detached(bench, peer, command):
    emit = Emit(bench, command)
    if isinstance(peer, Bare):
        term = Term(bench, emit.argv)
        emit.go()
        start, end = emit.times(LIMIT_S)
        term.close()
    else:
        session = peer.session(emit.argv)
        emit.go()
        start, end = emit.times(LIMIT_S)
        emit.release()
        session.stop()
    return (end - start) / 1e6


def _attached(bench, peer, command):
    """ms until the program had written all, and until the client's terminal had the marker behind it."""
    emit = Emit(bench, command)
    session = peer.session(emit.argv)
    term = Term(bench, session.attach, peer.env)
    try:
        if not isinstance(peer, Bare):
            term.quiet(300)
        term.arm(emit.marker, LIMIT_S)
        emit.go()
        seen = term.seen()
        start, end = emit.times(LIMIT_S)
    finally:
        term.close()
        emit.release()
        session.stop()
    return (end - start) / 1e6, (seen - start) / 1e6


def _rounds(peers, rounds, measure, row_of):
    """Interleaved: every round measures every peer once, as long as it does not fail."""
    for turn in range(rounds):
        for peer in rotated(peers, turn):
            if peer.name in row_of.errors:
                continue
            try:
                measure(peer)
            except (BenchError, subprocess.SubprocessError, OSError) as e:
                row_of.fail(peer.name, e)


def detached(bench, peers):
    rows = []
    for key, (name, command) in contents(bench).items():
        if key == "sgr":
            continue
        row = Row(f"bulk-detached-{key}", f"bulk output, detached: {name}", "ms", [Budget(1.15, Bare.name)], Bare.name)
        note(row.name)
        _rounds(peers, bench.pick(7, 2), lambda p: row.add(p.name, _detached(bench, p, command)), row)
        rows.append(row)
    return rows


def attached(bench, peers):
    rows = []
    for key, (name, command) in contents(bench).items():
        budgets = [Budget(0.3 if key == "sgr" else 0.8, "tmux"), Budget(1.1, "dtach"), Budget(1, "oly", below=True)]
        client = Row(f"bulk-attached-{key}", f"bulk output, one client: {name}", "ms", budgets, Bare.name,
                     "until the last byte is on the client's terminal; Ithaca and oly write their logs meanwhile")
        program = Row(f"bulk-attached-{key}-program", f"… until the program is done: {name}", "ms", [], Bare.name)
        note(client.name)

        def measure(peer):
            done, seen = _attached(bench, peer, command)
            program.add(peer.name, done)
            client.add(peer.name, seen)
        _rounds(peers, bench.pick(7, 2), measure, client)
        rows += [client, program]
    return rows
