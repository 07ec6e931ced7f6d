# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""What the page and scripts wait for, and what a thousand of them cost."""
import selectors
import shutil
import subprocess
import time

from .harness import BenchError, Emit, Term, memory_kb, note, percentile
from .ithaca import Ithaca
from .report import Budget, Row
from .rows_bulk import LIMIT_S, contents
from .rows_many import IDLE
from .web import OUTPUT, Web

CLI = "ithaca attach"
BEFORE = "before"


def http(bench, kinds):
    """A daemon of its own, so that nothing else is in its memory."""
    rows = [_list_row(), _bulk_row(bench), *_memory_rows()]
    if not any(k is Ithaca for k in kinds):
        return rows
    ithaca = Ithaca()
    try:
        ithaca.start(bench)
        web = Web(ithaca)
        _list(bench, ithaca, web, rows[0])
        _bulk(bench, ithaca, web, rows[1])
        _many(bench, ithaca, web, rows[2], rows[3])
    except (BenchError, subprocess.SubprocessError, OSError, ValueError) as e:
        for row in rows:
            if "ithaca" not in row.samples:
                row.fail("ithaca", e)
    finally:
        ithaca.close()
    return rows


def _list_row():
    return Row("http-list", "HTTP: list of 50 sessions, p95", "ms", [Budget(10)],
               note="GET /api/v1/sessions?limit=50 with a token over one connection; p95 of each round, the median of the rounds")


def _list(bench, ithaca, web, row):
    note(row.name)
    sessions = [ithaca.session(IDLE) for _ in range(50)]
    connection = web.connection()
    for _ in range(bench.pick(7, 2)):
        row.add("ithaca", percentile([web.get(connection, "/api/v1/sessions?limit=50")[0] for _ in range(bench.pick(300, 50))], 95))
    connection.close()
    for session in sessions:
        session.stop()


def _bulk_row(bench):
    return Row("http-bulk", f"HTTP: {bench.pick(100, 10)} MB text to one WebSocket", "ms", [Budget(2, CLI)], CLI,
               "one client of ithaca.v1 with credit, beside the command line's attach; until the last byte is there")


def _bulk(bench, ithaca, web, row):
    note(row.name)
    command = contents(bench)["text"][1]
    for _ in range(bench.pick(5, 2)):
        row.add(CLI, _attached(bench, ithaca, command, lambda s, e: _by_terminal(bench, ithaca, s, e)))
        row.add("ithaca", _attached(bench, ithaca, command, lambda s, e: _by_websocket(web, s, e)))


def _attached(bench, ithaca, command, measure):
    emit = Emit(bench, command)
    session = ithaca.session(emit.argv)
    try:
        seen = measure(session, emit)
        start, _ = emit.times(LIMIT_S)
        return (seen - start) / 1e6
    finally:
        emit.release()
        session.stop()


def _by_terminal(bench, ithaca, session, emit):
    term = Term(bench, session.attach, ithaca.env)
    try:
        term.quiet(300)
        term.arm(emit.marker, LIMIT_S)
        emit.go()
        return term.seen()
    finally:
        term.close()


def _by_websocket(web, session, emit):
    client = web.attach(session.name)
    try:
        emit.go()
        marker, tail, owed = emit.marker.encode(), b"", 0
        while True:
            message = client.receive()
            if message is None:
                raise BenchError("the WebSocket was closed")
            if message[0] == OUTPUT:
                tail = tail[-len(marker):] + message[9:]
                if marker in tail:
                    return time.monotonic_ns()
                owed += len(message) - 9
                if owed >= 128 * 1024:
                    client.credit(owed)
                    owed = 0
    finally:
        client.close()


def _memory_rows():
    return (Row("http-clients", "HTTP: 1,000 event streams and 200 WebSockets under load: resident", "MB", [Budget(1.1, BEFORE)], BEFORE,
                "the daemon after half a minute of output to all of them, beside the same clients before it; both after a collection"),
            Row("http-client", "… each event stream or WebSocket: resident", "KB"))


def _many(bench, ithaca, web, flat, each):
    note(flat.name)
    streams, sockets = bench.pick((1000, 200), (100, 20))
    ticker = ["sh", "-c", "while :; do echo tick; sleep 0.2; done"]
    sessions = [ithaca.session(ticker if turn % 4 == 0 else IDLE) for turn in range(20)]
    flood = ithaca.session(["sh", "-c", "while :; do seq 2000; sleep 0.1; done"])
    none = _resident(ithaca)
    clients = [web.events() for _ in range(streams)]
    attached = [web.attach((sessions + [flood])[turn % 21].name) for turn in range(sockets)]
    try:
        readers = selectors.DefaultSelector()
        # Every tenth reads nothing, ever: a slow or dead browser.
        for turn, stream in enumerate(clients):
            if turn % 10:
                readers.register(stream, selectors.EVENT_READ)
        for turn, client in enumerate(attached):
            if turn % 10:
                readers.register(client.stream, selectors.EVENT_READ, client)
        _drain(readers, bench.pick(5, 2))
        before = _resident(ithaca)
        _drain(readers, bench.pick(30, 4))
        flat.add(BEFORE, before)
        flat.add("ithaca", _resident(ithaca))
        each.add("ithaca", (before - none) * 1024 / (streams + sockets))
    finally:
        for stream in [*clients, *(a.stream for a in attached)]:
            stream.close()
        for session in [*sessions, flood]:
            session.stop()


def _drain(readers, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for key, _ in readers.select(0.1):
            count = len(key.fileobj.recv(1 << 16))
            if key.data and count:
                key.data.credit(count)


def _resident(ithaca):
    pid = ithaca.daemon_pid()
    if shutil.which("jcmd"):
        subprocess.run(["jcmd", str(pid), "GC.run"], capture_output=True, timeout=30)
    return memory_kb([pid])["rss"] / 1024
