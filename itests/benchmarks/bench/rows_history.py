# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""A session with a long past: its first screen on attach, and the end of its log."""
import subprocess

from .harness import HELPER, BenchError, Emit, Term, note, settle, timed
from .ithaca import Ithaca
from .peers import Bare, Dtach
from .report import Budget, Row
from . import wire


def history(bench, peers):
    size = bench.pick(1 << 30, 1 << 26)
    human = f"{size >> 30} GB" if size >= 1 << 30 else f"{size >> 20} MB"
    screen = Row("attach-socket", f"attach, first screen, {human} of history", "ms", [Budget(50)],
                 note="from the connection to the daemon until the whole screen is here, without a client's start-up")
    client = Row("attach-cli", f"… through the command line ({human})", "ms",
                 note="tmux keeps 2,000 lines of it; dtach keeps nothing and shows no screen")
    logs = Row("logs-socket", f"`logs --tail 200` of a {human} log", "ms", [Budget(50)],
               note="in the daemon: from the connection to the exit, the socket's round trip included")
    logs_client = Row("logs-cli", f"… through the command line ({human})", "ms")
    for peer in peers:
        if isinstance(peer, (Bare, Dtach)):
            continue
        note(f"{human} of history: {peer.name}")
        emit = Emit(bench, [HELPER, "gen", "text", str(size)])
        try:
            session = peer.session(emit.argv)
        except (BenchError, subprocess.SubprocessError) as e:
            client.fail(peer.name, e)
            continue
        try:
            emit.go()
            emit.times(600)
            settle(peer.pids)
            for _ in range(bench.pick(9, 3)):
                _round(bench, peer, session, emit.marker, (screen, client, logs, logs_client))
        except (BenchError, subprocess.SubprocessError, OSError) as e:
            client.fail(peer.name, e)
        finally:
            emit.release()
            session.stop()
    return [screen, client, logs, logs_client]


def _round(bench, peer, session, marker, rows):
    screen, client, logs, logs_client = rows
    term = Term(bench, session.attach, peer.env, expect=marker)
    try:
        client.add(peer.name, term.first_seen(60))
    finally:
        term.close()
    if isinstance(peer, Ithaca):
        screen.add(peer.name, wire.attach(peer.socket, session.name, marker))
        taken, out = peer.command("logs", session.name, "--tail", "200")
        if marker.encode() not in out or out.count(b"\n") < 199:
            raise BenchError(f"logs --tail 200 gave {out.count(10)} lines")
        logs.add(peer.name, taken)
        logs_client.add(peer.name, timed(1, [peer.program, "logs", session.name, "--tail", "200"], peer.env)[0])
    elif peer.name == "oly":
        logs_client.add(peer.name, timed(1, ["oly", "logs", session.name, "--tail", "200"], peer.env)[0])
