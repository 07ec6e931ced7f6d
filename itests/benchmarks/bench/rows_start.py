# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""What a user waits for before anything happens: a client's start, the daemon's start."""
import os
import shutil
import subprocess
import time

from .harness import BenchError, note, timed, wait_for
from .ithaca import Ithaca, find_archive, java_of, unpack
from .report import Budget, Row
from . import wire

HELLO = "java hello"
FLAGS = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"]


def _hello(bench, java):
    """A hello-world with the flags that make a JVM start fastest, compiled for the same Java."""
    directory = bench.subdir("hello")
    source = os.path.join(directory, "Hello.java")
    with open(source, "w", encoding="ascii") as file:
        file.write('class Hello { public static void main(String[] a) { System.out.println("hello"); } }\n')
    javac = os.path.join(os.path.dirname(java), "javac")
    subprocess.run([javac if os.path.exists(javac) else "javac", "-d", directory, source], check=True)
    return [java, *FLAGS, "-cp", directory, "Hello"]


def ls(bench, peers):
    row = Row("ls", "`ls` with ten sessions", "ms", [Budget(1.6, HELLO)], HELLO,
              "hello-world: " + " ".join(FLAGS) + " on the JVM that runs Ithaca")
    note(row.name)
    ithaca = next((p for p in peers if isinstance(p, Ithaca)), None)
    java = java_of(ithaca.daemon_pid()) if ithaca else os.path.realpath(shutil.which("java") or "java")
    hello = _hello(bench, java)
    able = [p for p in peers if hasattr(p, "list_argv")]
    sessions = [peer.session(["sleep", "1000000"]) for peer in able for _ in range(10)]
    for _ in range(bench.pick(25, 5)):
        row.add(HELLO, timed(1, hello)[0])
        for peer in able:
            try:
                row.add(peer.name, timed(1, peer.list_argv(), peer.env)[0])
            except (BenchError, subprocess.SubprocessError) as e:
                row.fail(peer.name, e)
    for session in sessions:
        session.stop()
    return [row]


def _start_to_answer(ithaca):
    """ms from the start of `ithaca daemon start -d` until a command over the socket has been answered."""
    start = time.monotonic_ns()
    client = subprocess.Popen([ithaca.program, "daemon", "start", "-d"], env=ithaca.env, stdin=subprocess.DEVNULL,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def answered():
        try:
            return wire.run(ithaca.socket, "ls")
        except (OSError, BenchError):
            return None
    wait_for(answered, 60, "the daemon did not answer")
    taken = (time.monotonic_ns() - start) / 1e6
    client.wait(30)
    return taken


def daemon_start(bench, kinds):
    first = Row("daemon-first", "daemon start to first answer, first time", "ms", [Budget(3500)],
                note="a fresh unpacked archive and an empty state directory")
    later = Row("daemon-later", "daemon start to first answer, later", "ms", [Budget(2000)])
    if not any(k is Ithaca for k in kinds):
        return [first, later]
    note(first.name)
    for turn in range(bench.pick(3, 1)):
        home = bench.subdir("home")
        archive = find_archive()
        ithaca = Ithaca(unpack(archive, home) if archive else None)
        ithaca.start(bench, boot=False)
        try:
            first.add("ithaca", _start_to_answer(ithaca))
            for _ in range(bench.pick(3, 1)):
                ithaca.stop_daemon()
                later.add("ithaca", _start_to_answer(ithaca))
        except (BenchError, subprocess.SubprocessError, OSError) as e:
            first.fail("ithaca", e)
        finally:
            ithaca.close()
            shutil.rmtree(home, ignore_errors=True)
    return [first, later]
