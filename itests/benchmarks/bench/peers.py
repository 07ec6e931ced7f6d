# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""The programs that Ithaca is measured against, all behind the same few methods."""
import os
import shutil
import subprocess

from .harness import BenchError, alive, end, wait_for


class Session:
    """A session of a peer: what attaches to it, and what ends it."""

    def __init__(self, attach, stop, name=""):
        self.attach = attach
        self.stop = stop
        self.name = name


class Peer:
    """A peer is started once per row, holds any number of sessions, and is closed."""

    name = ""
    env = None

    def start(self, bench):
        self.bench = bench

    def session(self, argv):
        raise NotImplementedError

    def pids(self):
        """The processes that hold the sessions, without the programs in them."""
        raise NotImplementedError

    def close(self):
        pass


class Bare(Peer):
    """No peer at all: the program runs in the benchmark's own terminal, drained by a C loop. The limit."""

    name = "bare C loop"

    def session(self, argv):
        return Session(argv, lambda: None)

    def pids(self):
        return []


class Tmux(Peer):
    name = "tmux"

    def start(self, bench):
        super().start(bench)
        directory = bench.subdir("tmux")
        self.socket = os.path.join(directory, "s")
        config = os.path.join(directory, "conf")
        with open(config, "w", encoding="ascii") as file:
            file.write("set -g status off\nset -g default-terminal screen-256color\nset -g remain-on-exit off\n")
        self.base = ["tmux", "-S", self.socket, "-f", config]
        self.env = {k: v for k, v in os.environ.items() if k not in ("TMUX", "TMUX_PANE")}
        self.env["TERM"] = "xterm-256color"
        self.count = 0

    def start_argv(self, argv, name):
        return [*self.base, "new-session", "-d", "-x", "80", "-y", "24", "-s", name, *argv]

    def list_argv(self):
        return [*self.base, "ls"]

    def session(self, argv):
        self.count += 1
        name = f"s{self.count}"
        subprocess.run(self.start_argv(argv, name), check=True, env=self.env)
        return Session([*self.base, "attach", "-t", name], lambda: self._tmux("kill-session", "-t", name), name)

    def _tmux(self, *arguments):
        return subprocess.run([*self.base, *arguments], env=self.env, capture_output=True, text=True)

    def pids(self):
        return [int(self._tmux("display-message", "-p", "#{pid}").stdout)]

    def close(self):
        try:
            pid = self.pids()[0]
        except ValueError:
            return
        self._tmux("kill-server")
        wait_for(lambda: not alive(pid), 10, "the tmux server did not end")


class Dtach(Peer):
    """One process per session; -N keeps it our child, so that it can be ended by its pid."""

    name = "dtach"

    def start(self, bench):
        super().start(bench)
        self.directory = bench.subdir("dtach")
        self.masters = []
        self.env = dict(os.environ, TERM="xterm-256color")

    def session(self, argv):
        socket = os.path.join(self.directory, f"s{len(self.masters)}")
        process = self.bench.spawn(
            ["dtach", "-N", socket, "-Ez", *argv], env=self.env, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        self.masters.append(process)
        wait_for(lambda: os.path.exists(socket), 10, "dtach made no socket")
        return Session(["dtach", "-a", socket, "-Ez", "-r", "none"], lambda: end(process), socket)

    def pids(self):
        return [p.pid for p in self.masters if p.poll() is None]

    def close(self):
        for process in self.masters:
            end(process)


class Oly(Peer):
    """The seed. Its Linux socket name is global, so the run gives it one of its own."""

    name = "oly"

    def start(self, bench):
        super().start(bench)
        state = bench.subdir("oly")
        self.env = dict(os.environ, OLY_STATE_DIR=state, OLY_SOCKET_NAME=f"bench-{os.getpid()}-{bench.counter}.sock",
                        TERM="xterm-256color")
        with open(os.path.join(state, "config.json"), "w", encoding="ascii") as file:
            file.write('{"max_running_sessions": 1000}\n')
        # In the foreground, so that it is our child; a password prompt is avoided by --no-http.
        self.daemon = bench.spawn(["oly", "daemon", "start", "--no-http"], env=self.env, stdin=subprocess.DEVNULL,
                                  stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
        # Its command line would race with the daemon for a new database, so its info file is waited for.
        wait_for(lambda: os.path.exists(os.path.join(state, "daemon.info")), 20, "oly did not come up")
        wait_for(lambda: "Daemon is running" in self._run("daemon", "status").stdout, 20, "oly did not start")

    def _run(self, *arguments):
        return subprocess.run(["oly", *arguments], env=self.env, capture_output=True, text=True, stdin=subprocess.DEVNULL)

    def start_argv(self, argv, name):
        return ["oly", "start", "-d", "--title", name, *argv]

    def list_argv(self):
        return ["oly", "ls"]

    def session(self, argv):
        done = self._run("start", "-d", *argv)
        ident = done.stdout.strip()
        if done.returncode != 0 or not ident:
            raise BenchError("oly start: " + done.stderr.strip())
        return Session(["oly", "attach", ident], lambda: self._run("stop", "--grace", "0", ident), ident)

    def pids(self):
        return [self.daemon.pid]

    def close(self):
        end(self.daemon)


def find_peers():
    """The peers that are on the PATH, and a line for each that is not."""
    found, missing = [], {}
    for kind, program, reason in (
            (Tmux, "tmux", "not installed (Debian package tmux)"),
            (Dtach, "dtach", "not installed (Debian package dtach)"),
            (Oly, "oly", "not on the PATH (cargo install oly)")):
        if shutil.which(program):
            found.append(kind)
        else:
            missing[kind.name] = reason
    missing["abduco"] = "not measured: no package in Debian 12"
    return found, missing
