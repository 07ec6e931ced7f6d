# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""Ithaca as a peer: the real archive, its own state directory, its command line and its sockets."""
import glob
import json
import os
import shutil
import subprocess
import tarfile

from . import wire
from .harness import HERE, BenchError, alive, end_pid, wait_for
from .peers import Peer, Session

ROOT = os.path.dirname(os.path.dirname(HERE))


def find_archive():
    archives = glob.glob(os.path.join(ROOT, "karaf-distribution", "target", "*.tar.gz"))
    return max(archives, key=os.path.getmtime) if archives else None


def unpack(archive, directory):
    """Unpacks the archive; gives the folder that holds bin/ithaca."""
    with tarfile.open(archive) as tar:
        tar.extractall(directory)
    programs = glob.glob(os.path.join(directory, "*", "bin", "ithaca")) + glob.glob(os.path.join(directory, "bin", "ithaca"))
    if not programs:
        raise BenchError(f"{archive} has no bin/ithaca")
    return os.path.dirname(os.path.dirname(programs[0]))


class Ithaca(Peer):
    name = "ithaca"
    home = None  # set by the command line: where the archive is unpacked
    java_home = None

    def __init__(self, home=None):
        self.home = home or Ithaca.home
        self.sessions = []

    def start(self, bench, boot=True):
        super().start(bench)
        self.state = bench.subdir("ith")
        self.program = os.path.join(self.home, "bin", "ithaca")
        self.env = {k: v for k, v in os.environ.items() if not k.startswith(("ITHACA_", "OLY_", "TMUX"))}
        self.env.update(ITHACA_STATE_DIR=self.state, TERM="xterm-256color")
        if self.java_home:
            self.env["JAVA_HOME"] = self.java_home
        with open(os.path.join(self.state, "config.json"), "w", encoding="ascii") as file:
            file.write('{"max_running_sessions": 5000, "http_port": 0}\n')
        os.chmod(os.path.join(self.state, "config.json"), 0o600)
        if boot:
            self.boot()

    def boot(self):
        done = self.run("daemon", "start", "-d")
        if done.returncode != 0:
            raise BenchError("ithaca daemon start: " + done.stderr.strip())

    @property
    def socket(self):
        return os.path.join(self.state, "run", "ithaca.sock")

    def run(self, *arguments):
        return subprocess.run([self.program, *arguments], env=self.env, capture_output=True, text=True,
                              stdin=subprocess.DEVNULL, timeout=120)

    def command(self, *arguments):
        """One command over the socket, without a client's start-up: ms and output."""
        return wire.run(self.socket, *arguments)

    def start_argv(self, argv, name):
        return [self.program, "start", "-d", "--title", name, *argv]

    def list_argv(self):
        return [self.program, "ls"]

    def session(self, argv):
        ident = self.command("start", "-d", *argv)[1].decode().strip()
        return Session([self.program, "attach", ident], lambda: self._kill(ident), ident)

    def _kill(self, ident):
        """Ends a session and removes its log, so that a row's gigabytes do not stay behind."""
        for arguments in (("kill", ident), ("rm", ident)):
            try:
                self.command(*arguments)
            except (BenchError, OSError):
                pass

    def status(self):
        return json.loads(self.run("daemon", "status", "--json").stdout)

    def daemon_pid(self):
        return int(self.status()["pid"])

    def host_pids(self):
        hosts = self.status().get("hosts") or []
        return [int(h["pid"]) if isinstance(h, dict) else int(h) for h in hosts]

    def host_sockets(self):
        return glob.glob(os.path.join(self.state, "run", "pty-host-*.sock"))

    def pids(self):
        return [self.daemon_pid(), *self.host_pids()]

    def stop_daemon(self):
        try:
            pid = self.daemon_pid()
        except (ValueError, KeyError, TypeError):
            return
        self.run("daemon", "stop", "--grace", "1")
        try:
            wait_for(lambda: not alive(pid), 20, "the daemon did not end")
        except BenchError:
            end_pid(pid)

    def close(self):
        try:
            hosts = self.host_pids()
        except (ValueError, KeyError, TypeError):
            hosts = []
        self.stop_daemon()
        for pid in hosts:
            end_pid(pid, 2)
        shutil.rmtree(self.state, ignore_errors=True)


def java_of(pid):
    return os.readlink(f"/proc/{pid}/exe")


def command_line(pid):
    with open(f"/proc/{pid}/cmdline", "rb") as file:
        return [part.decode() for part in file.read().split(b"\0")[:-1]]
