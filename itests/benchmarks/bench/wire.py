# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""As much of the two socket protocols (bundles/wire) as it takes to time the daemon and the host without a client's start-up."""
import os
import socket
import struct
import time

from .harness import BenchError

RUN, OUTPUT, INPUT_WANTED, EXIT, ATTACH = 1, 10, 11, 12, 13
HELLO, WELCOME, SPAWN, SPAWNED, FAILED = 1, 2, 10, 31, 33
A_ATTACH, A_ATTACHED, A_DATA, A_REFUSED = 70, 80, 81, 85
VERSION = 1


def text(value):
    raw = value.encode() if isinstance(value, str) else value
    return struct.pack(">i", len(raw)) + raw


def texts(values):
    return struct.pack(">i", len(values)) + b"".join(text(v) for v in values)


def text_map(values):
    return struct.pack(">i", len(values)) + b"".join(text(k) + text(v) for k, v in values.items())


class Connection:
    def __init__(self, path, seconds=60):
        self.socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.socket.settimeout(seconds)
        self.socket.connect(path)

    def send(self, kind, payload):
        self.socket.sendall(struct.pack(">iB", 1 + len(payload), kind) + payload)

    def receive(self):
        length, kind = struct.unpack(">iB", self._exactly(5))
        return kind, self._exactly(length - 1)

    def _exactly(self, count):
        parts = bytearray()
        while len(parts) < count:
            part = self.socket.recv(min(1 << 20, count - len(parts)))
            if not part:
                raise BenchError("the connection ended")
            parts += part
        return bytes(parts)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()


def take_text(payload, at):
    length = struct.unpack_from(">i", payload, at)[0]
    return payload[at + 4:at + 4 + length], at + 4 + length


def _run_payload(arguments, terminals, rows, columns):
    return (struct.pack(">iH", 0x49544843, VERSION) + text("bench") + texts(arguments) + text(os.getcwd())
            + text_map(dict(os.environ, TERM="xterm-256color")) + struct.pack(">BHH", terminals, rows, columns))


def run(path, *arguments):
    """Runs one command in the daemon; gives its ms (from connect to exit) and its output."""
    start = time.monotonic_ns()
    out, err = bytearray(), bytearray()
    with Connection(path) as connection:
        connection.send(RUN, _run_payload(arguments, 0, 0, 0))
        while True:
            kind, payload = connection.receive()
            if kind == OUTPUT:
                (out if payload[0] == 1 else err).extend(payload[5:])
            elif kind == INPUT_WANTED:
                connection.send(2, struct.pack(">i", 0))
            elif kind == EXIT:
                break
    taken = (time.monotonic_ns() - start) / 1e6
    if payload[0] != 0:
        raise BenchError(f"{' '.join(arguments)}: exit {payload[0]}: {err.decode(errors='replace').strip()}")
    return taken, bytes(out)


def attach(path, ident, marker):
    """Attaches as a client does; gives the ms until the screen with the marker is here."""
    start = time.monotonic_ns()
    with Connection(path) as connection:
        connection.send(RUN, _run_payload(["attach", ident], 7, 24, 80))
        seen = bytearray()
        while True:
            kind, payload = connection.receive()
            if kind == ATTACH:
                break
            if kind == OUTPUT:
                seen += payload[5:]
            elif kind == EXIT:
                raise BenchError("attach: " + seen.decode(errors="replace"))
    session, at = take_text(payload, 0)
    host, at = take_text(payload, at)
    ticket, at = take_text(payload, at)
    offset = struct.unpack_from(">q", payload, at)[0]
    snapshot, _ = take_text(payload, at + 8)
    with Connection(host.decode()) as connection:
        connection.send(HELLO, struct.pack(">iHB", 0x49544848, VERSION, 2))
        kind, payload = connection.receive()
        if kind != WELCOME:
            raise BenchError("the host refused the terminal")
        connection.send(A_ATTACH, text(session) + text(ticket) + struct.pack(">qHH", offset, 24, 80) + text("bench"))
        kind, payload = connection.receive()
        if kind != A_ATTACHED:
            raise BenchError("the host did not attach the terminal: " + payload.decode(errors="replace"))
        data = bytearray(snapshot)
        while marker.encode() not in data:
            kind, payload = connection.receive()
            if kind == A_DATA:
                data += payload[12:]
            elif kind == A_REFUSED:
                raise BenchError("refused: " + payload.decode(errors="replace"))
    return (time.monotonic_ns() - start) / 1e6


class HostControl:
    """A control connection to a pty-host."""

    def __init__(self, path):
        self.connection = Connection(path)
        self.connection.send(HELLO, struct.pack(">iHB", 0x49544848, VERSION, 1))
        kind, _ = self.connection.receive()
        if kind != WELCOME:
            raise BenchError("the host refused the benchmark")
        self.ids = 0

    def spawn(self, session, directory, argv, environment):
        """Starts a child; gives ms until the host says it runs, and its pid."""
        self.ids += 1
        payload = (struct.pack(">i", self.ids) + text(session) + text(directory) + texts(argv) + text("/")
                   + text_map(environment) + struct.pack(">HHq", 24, 80, 64 << 20))
        start = time.monotonic_ns()
        self.connection.send(SPAWN, payload)
        while True:
            kind, reply = self.connection.receive()
            if kind == SPAWNED:
                return (time.monotonic_ns() - start) / 1e6, struct.unpack_from(">q", reply, 4)[0]
            if kind == FAILED:
                raise BenchError("spawn: " + reply[9:].decode(errors="replace"))

    def close(self):
        self.connection.socket.close()
