# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""HTTP, server-sent events and WebSockets as a script would speak them: the standard library and plain sockets."""
import base64
import http.client
import json
import os
import socket
import struct
import time

from .harness import BenchError, wait_for

OUTPUT, CREDIT, INPUT = 0x03, 0x03, 0x01


class Web:
    """The HTTP side of one daemon, with a token of its own."""

    def __init__(self, ithaca):
        self.port = wait_for(lambda: ithaca.status().get("http_port"), 20, "HTTP is not on")
        made = ithaca.run("token", "add", "benchmark", "--scope", "control", "--json")
        if made.returncode != 0:
            raise BenchError("token add: " + made.stderr.strip())
        self.headers = {"Authorization": "Bearer " + json.loads(made.stdout)["token"]}

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def get(self, connection, path):
        """ms from the request to the last byte, and the body."""
        start = time.monotonic_ns()
        connection.request("GET", path, headers=self.headers)
        answer = connection.getresponse()
        body = answer.read()
        taken = (time.monotonic_ns() - start) / 1e6
        if answer.status != 200:
            raise BenchError(f"GET {path}: {answer.status} {body[:200]!r}")
        return taken, body

    def _request(self, path, headers):
        stream = socket.create_connection(("127.0.0.1", self.port), 30)
        stream.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", *(f"{k}: {v}" for k, v in {**self.headers, **headers}.items())]
        stream.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = b""
        while b"\r\n\r\n" not in head:
            part = stream.recv(65536)
            if not part:
                raise BenchError(f"GET {path}: closed after {head[:200]!r}")
            head += part
        head, rest = head.split(b"\r\n\r\n", 1)
        return stream, head.split(b"\r\n", 1)[0], rest

    def events(self):
        """A socket on which events come."""
        stream, status, _ = self._request("/api/v1/events", {"Accept": "text/event-stream"})
        if b" 200 " not in status:
            raise BenchError(f"events: {status.decode()}")
        return stream

    def attach(self, session, query=""):
        key = base64.b64encode(os.urandom(16)).decode()
        stream, status, rest = self._request(f"/api/v1/sessions/{session}/attach{query}", {
            "Connection": "Upgrade", "Upgrade": "websocket", "Sec-WebSocket-Version": "13",
            "Sec-WebSocket-Key": key, "Sec-WebSocket-Protocol": "ithaca.v1"})
        if b" 101 " not in status:
            raise BenchError(f"attach: {status.decode()}")
        return WebSocket(stream, rest)


class WebSocket:
    """Binary messages of `ithaca.v1`, without compression."""

    def __init__(self, stream, rest):
        self.stream = stream
        self.buffer = bytearray(rest)

    def send(self, kind, payload=b""):
        message = bytes([kind]) + payload
        mask = b"\0\0\0\0"  # any mask is a mask; this one costs nothing
        length = len(message)
        head = bytes([0x82, 0x80 | length]) if length < 126 else struct.pack(">BBH", 0x82, 0x80 | 126, length)
        self.stream.sendall(head + mask + message)

    def credit(self, count):
        self.send(CREDIT, struct.pack(">I", count))

    def receive(self):
        """One message; None when the server closes."""
        while True:
            frame = self._frame()
            if frame is not None:
                kind, payload = frame
                if kind == 0x8:
                    return None
                if kind in (0x0, 0x2):
                    return payload
                continue
            part = self.stream.recv(1 << 20)
            if not part:
                return None
            self.buffer += part

    def _frame(self):
        buffer = self.buffer
        if len(buffer) < 2:
            return None
        kind, length, at = buffer[0] & 0xf, buffer[1] & 0x7f, 2
        if length == 126:
            if len(buffer) < 4:
                return None
            length, at = struct.unpack_from(">H", buffer, 2)[0], 4
        elif length == 127:
            if len(buffer) < 10:
                return None
            length, at = struct.unpack_from(">Q", buffer, 2)[0], 10
        if len(buffer) < at + length:
            return None
        payload = bytes(buffer[at:at + length])
        del buffer[:at + length]
        return kind, payload

    def close(self):
        self.stream.close()
