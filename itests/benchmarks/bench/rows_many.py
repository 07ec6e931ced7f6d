# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Many sessions: what one costs to start, to hold and to leave alone."""
import os
import shutil
import signal
import subprocess
import time

from .harness import HELPER, BenchError, cpu_ns, memory_kb, note, settle, timed, wait_for
from .ithaca import Ithaca, command_line
from .peers import Bare
from .report import Budget, Row
from .wire import HostControl

IDLE = [HELPER, "idle"]


def spawn_in_host(bench, peers):
    """A pty-host of the benchmark's own, started as the daemon starts its; one request at a time over its socket."""
    row = Row("spawn-host", "spawn, in the host", "ms", [Budget(1)], Bare.name,
              "from the request to the reply over the host's socket; the limit is forkpty in a small C process")
    note(row.name)
    count = bench.pick(300, 50)
    ithaca = next((p for p in peers if isinstance(p, Ithaca)), None)
    host = _own_host(bench, ithaca, row) if ithaca else None
    for _ in range(bench.pick(5, 2)):
        out = subprocess.run([HELPER, "spawn", str(count // 5), *IDLE], check=True, capture_output=True, text=True).stdout
        for line in out.splitlines():
            row.add(Bare.name, int(line.split()[0]) / 1e6)
        if host:
            _spawn_round(bench, host, count // 5, row)
    if host:
        host.close()
    return [row]


def _own_host(bench, ithaca, row):
    try:
        session = ithaca.session(IDLE)
        template = command_line(ithaca.host_pids()[0])
        session.stop()
        socket = os.path.join(bench.subdir("h"), "s")
        template[template.index("--socket") + 1] = socket
        bench.spawn(template, env=ithaca.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        return wait_for(lambda: _connected(socket), 20, "the host does not answer")
    except (BenchError, OSError, ValueError, IndexError) as e:
        row.fail("ithaca", e)
        return None


def _connected(socket):
    try:
        return HostControl(socket)
    except OSError:
        return None


def _spawn_round(bench, host, count, row):
    for _ in range(count):
        directory = bench.path("log")
        taken, pid = host.spawn(os.path.basename(directory), directory, IDLE, {"PATH": os.environ["PATH"]})
        row.add("ithaca", taken)
        os.kill(pid, signal.SIGKILL)


def spawn_rate(bench, peers):
    """One command line after the other, each from its start to its exit."""
    row = Row("spawn-cli", "start a session, through the command line", "ms")
    note(row.name)
    able = [p for p in peers if hasattr(p, "start_argv")]
    for turn in range(bench.pick(15, 4)):
        for peer in able:
            try:
                row.add(peer.name, timed(1, peer.start_argv(IDLE, f"r{turn}"), peer.env)[0])
            except (BenchError, subprocess.SubprocessError) as e:
                row.fail(peer.name, e)
    return [row]


def idle_sessions(bench, kinds):
    """Fresh peers, so that nothing else is in their memory: the growth from the first few sessions to all."""
    first, last = bench.pick((100, 1000), (20, 100))
    name = f"{last:,} idle sessions"
    rss = Row("idle-rss", f"{name}: resident, per session", "KB", [Budget(60)],
              note=f"growth from {first} to {last} sessions; for Ithaca the daemon and the host; the programs not counted")
    host = Row("idle-rss-host", f"{name}: resident, host alone, per session", "KB", [Budget(15)])
    pss = Row("idle-pss", f"{name}: proportional (PSS), per session", "KB")
    total = Row("idle-total", f"{name}: all of it (PSS)", "MB")
    cpu = Row("idle-cpu", f"{name}: CPU while idle", "% of a core", [Budget(1)])
    start = Row("spawn-socket", "start a session, without a client's start-up", "ms",
                note=f"mean of {last - first} starts in sequence; Ithaca over its socket, dtach and tmux by their commands")
    for kind in kinds:
        if kind is Bare:
            continue
        note(f"{name}: {kind.name}")
        peer = kind()
        try:
            peer.start(bench)
            _idle(bench, peer, first, last, (rss, host, pss, total, cpu, start))
        except (BenchError, subprocess.SubprocessError, OSError, ValueError) as e:
            rss.fail(kind.name, e)
        finally:
            peer.close()
    return [rss, host, pss, total, cpu, start]


def _memory(peer):
    settle(peer.pids, 20)
    pids = peer.pids()
    if shutil.which("jcmd") and isinstance(peer, Ithaca):
        for pid in pids:
            subprocess.run(["jcmd", str(pid), "GC.run"], capture_output=True, timeout=30)
    return memory_kb(pids), memory_kb(pids[1:]) if isinstance(peer, Ithaca) else None


def _idle(bench, peer, first, last, rows):
    rss, host, pss, total, cpu, start = rows
    for _ in range(first):
        peer.session(IDLE)
    before, host_before = _memory(peer)
    begin = time.monotonic()
    for _ in range(last - first):
        peer.session(IDLE)
    start.add(peer.name, (time.monotonic() - begin) * 1000 / (last - first))
    after, host_after = _memory(peer)
    grown = last - first
    rss.add(peer.name, (after["rss"] - before["rss"]) / grown)
    pss.add(peer.name, (after["pss"] - before["pss"]) / grown)
    total.add(peer.name, after["pss"] / 1024)
    if host_before:
        host.add(peer.name, (host_after["rss"] - host_before["rss"]) / grown)
    pids = peer.pids()
    used, seconds = cpu_ns(pids), bench.pick(10, 3)
    time.sleep(seconds)
    cpu.add(peer.name, (cpu_ns(pids) - used) / seconds / 1e7)
