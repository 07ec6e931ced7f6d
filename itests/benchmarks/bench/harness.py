# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""What every row uses: a directory for the run, processes that end with it, terminals, and gated programs in sessions."""
import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.path.join(HERE, "target")
HELPER = os.path.join(TARGET, "ptybench")


class BenchError(Exception):
    """A row, or one peer's part of it, could not be measured; the message says why."""


def note(text):
    print(text, file=sys.stderr, flush=True)


def build_helper():
    source = os.path.join(HERE, "src", "ptybench.c")
    os.makedirs(TARGET, exist_ok=True)
    if os.path.exists(HELPER) and os.path.getmtime(HELPER) > os.path.getmtime(source):
        return
    if shutil.which("gcc") is None:
        raise BenchError("gcc is missing (Debian package gcc): the terminal side of the benchmarks is a C program")
    subprocess.run(["gcc", "-O2", "-Wall", "-Wextra", "-o", HELPER, source, "-lutil"], check=True)


def wait_for(condition, seconds, what):
    """Polls every 2 ms; condition returns a true value when it holds."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise BenchError(f"{what}: not within {seconds} s")
        time.sleep(0.002)


def percentile(values, p):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * p / 100))]


median = statistics.median


def rotated(items, turn):
    """Each round begins with another one, so that none always follows the same neighbour."""
    first = turn % len(items) if items else 0
    return items[first:] + items[:first]


def timed(count, argv, env=None, cwd=None):
    """Wall times in ms of a command that must succeed, measured in C."""
    out = subprocess.run([HELPER, "time", str(count), *argv], env=env, cwd=cwd, check=True, capture_output=True, text=True).stdout
    times = []
    for line in out.splitlines():
        nanos, code = line.split()
        if code != "0":
            raise BenchError(f"{' '.join(argv)}: exit {code}")
        times.append(int(nanos) / 1e6)
    return times


class Bench:
    """One run: its directory, its options, and what must end with it."""

    def __init__(self, quick):
        self.quick = quick
        self.dir = tempfile.mkdtemp(prefix="ith-b-")
        self.processes = []
        self.counter = 0

    def pick(self, full, quick):
        return quick if self.quick else full

    def path(self, stem):
        self.counter += 1
        return os.path.join(self.dir, f"{stem}{self.counter}")

    def subdir(self, stem):
        path = self.path(stem)
        os.mkdir(path, 0o700)
        return path

    def spawn(self, argv, **options):
        process = subprocess.Popen(argv, **options)
        self.processes.append(process)
        return process

    def close(self):
        for process in reversed(self.processes):
            end(process)
        shutil.rmtree(self.dir, ignore_errors=True)


def end(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def end_pid(pid, seconds=5):
    """Ends a process that is not a child of ours, by its pid."""
    for sig in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.kill(pid, sig)
        except ProcessLookupError:
            return
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if not alive(pid):
                return
            time.sleep(0.005)


def alive(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as stat:
            return stat.read().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


class Term:
    """A terminal (C program, real PTY) that runs a command, drains it and times it."""

    def __init__(self, bench, argv, env=None, rows=24, columns=80, expect=None):
        if expect:
            env = dict(env or os.environ, PTYBENCH_EXPECT=expect)
        self.process = bench.spawn(
            [HELPER, "term", str(rows), str(columns), *argv],
            env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        word, started, pid = self._line().split()
        self.started = int(started)
        self.pid = int(pid)

    def _line(self):
        line = self.process.stdout.readline()
        if not line:
            raise BenchError("the terminal ended")
        return line.rstrip("\n")

    def send(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def quiet(self, ms=150, limit_ms=20000):
        self.send(f"quiet {ms} {limit_ms}")
        if self._line() != "quiet":
            raise BenchError("the terminal never fell silent")

    def arm(self, text, limit_s):
        """Starts to look for a text; seen() gives the time."""
        self.send(f"expect {int(limit_s * 1000)} {text}")
        if self._line() != "armed":
            raise BenchError("the terminal did not arm")

    def seen(self):
        _, nanos, received = self._line().split()
        if nanos == "0":
            self.send("last")
            last = bytes.fromhex(self._line()).decode(errors="replace")
            last = "".join(c for c in last if c.isprintable())
            raise BenchError(f"the last byte never came to the terminal, which ends in: {last[-100:].strip() or '(a blank screen)'}")
        self.received = int(received)
        return int(nanos)

    def first_seen(self, limit_s):
        """Waits for the text that was expected from the first byte on; gives ms since the command was started."""
        self.send(f"await {int(limit_s * 1000)}")
        return (self.seen() - self.started) / 1e6

    def echo(self, samples, warm, seed):
        """Microseconds from a key to its echo."""
        self.send(f"echo {samples} {warm} {seed}")
        line = self._line()
        if not line.startswith("echo"):
            raise BenchError("echo " + line)
        return [int(v) / 1000 for v in line.split()[1:]]

    def close(self):
        try:
            self.process.stdin.close()
        except OSError:
            pass
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            end(self.process)


class Emit:
    """A program in a session that begins at a gate, prints a marker at its end and leaves its times in a file."""

    def __init__(self, bench, command):
        self.gate = bench.path("gate")
        self.result = bench.path("result")
        self.marker = f"BENCH{os.getpid()}X{bench.counter}END"
        os.mkfifo(self.gate, 0o600)
        self.argv = [HELPER, "emit", self.gate, self.result, self.marker, *command]

    def _open(self, seconds):
        def try_open():
            try:
                return os.open(self.gate, os.O_WRONLY | os.O_NONBLOCK) + 1
            except OSError:
                return None
        fd = wait_for(try_open, seconds, "the program in the session did not come to its gate") - 1
        os.write(fd, b"\n")
        os.close(fd)

    def go(self):
        self._open(30)

    def times(self, limit_s):
        """Start and end of the program, in ns."""
        wait_for(lambda: os.path.exists(self.result), limit_s, "the program in the session did not end")
        with open(self.result, encoding="ascii") as file:
            start, finish, status = (int(v) for v in file.read().split())
        if status != 0:
            raise BenchError(f"the program in the session ended with status {status}")
        return start, finish

    def release(self):
        try:
            self._open(5)
        except BenchError:
            pass


def cpu_ns(pids):
    """CPU time of processes in ns, ended threads included, to a clock tick (10 ms)."""
    total = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/stat", encoding="ascii", errors="replace") as file:
                fields = file.read().rsplit(")", 1)[1].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) * 1_000_000_000 // os.sysconf("SC_CLK_TCK")
    return total


def settle(pids_of, limit_s=120):
    """Waits until half a second has brought next to no CPU work: what a burst left behind, like compression, is over."""
    before = cpu_ns(pids_of())
    deadline = time.monotonic() + limit_s
    while time.monotonic() < deadline:
        time.sleep(0.5)
        after = cpu_ns(pids_of())
        if after - before <= 10_000_000:
            return
        before = after


def memory_kb(pids):
    """Resident and proportional set size in KB."""
    rss = pss = 0
    for pid in pids:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            for line in file:
                if line.startswith("Rss:"):
                    rss += int(line.split()[1])
                elif line.startswith("Pss:"):
                    pss += int(line.split()[1])
    return {"rss": rss, "pss": pss}
