# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""What the kernel says of a terminal: the same look that bundles/pty-host takes (ForegroundLook, TtyWait)."""
import fcntl
import os
import platform
import re
import struct
import termios

CALLS = {
    "x86_64": {0: "read", 19: "read", 7: "poll", 271: "ppoll", 23: "select", 270: "select", 232: "epoll", 281: "epoll", 441: "epoll"},
    "aarch64": {63: "read", 65: "read", 73: "ppoll", 72: "select", 22: "epoll", 441: "epoll"},
}.get(platform.machine(), {})


class Facts:
    def __init__(self, master, leader, terminal):
        self.master, self.leader, self.terminal = master, leader, terminal

    def take(self):
        modes = termios.tcgetattr(self.master)[3]
        group = struct.unpack("i", fcntl.ioctl(self.master, termios.TIOCGPGRP, b"\0" * 4))[0]
        seen, todo, members, running, reading = set(), [self.leader, group], 0, 0, "NO"
        processes, reader = 0, 0
        while todo:
            pid = todo.pop(0)
            if pid in seen or pid <= 0:
                continue
            seen.add(pid)
            stat = text("/proc/%d/stat" % pid)
            if stat is None:
                continue
            fields = stat[stat.rindex(")") + 2:].split(" ")
            if fields[0] in "ZX":
                continue
            processes += 1
            running += fields[0] in "RD"
            member = int(fields[2]) == group
            members += member
            try:
                threads = os.listdir("/proc/%d/task" % pid)
            except OSError:
                threads = []
            for thread in threads:
                if member and reading != "YES":
                    before, reading = reading, stronger(reading, self.of_thread(pid, thread))
                    if reading != before and reading != "UNKNOWN":
                        reader = pid
                todo += [int(child) for child in (text("/proc/%d/task/%s/children" % (pid, thread)) or "").split()]
        if not members:
            reading = "UNKNOWN"
        named = reader or group
        return {
            "program": program_name(named), "leader": group == self.leader, "reading": reading, "modesKnown": True,
            "echo": bool(modes & termios.ECHO), "canonical": bool(modes & termios.ICANON),
            "processes": processes, "running": running,
        }

    def of_thread(self, pid, thread):
        line = text("/proc/%d/task/%s/syscall" % (pid, thread))
        if line is None:
            return "UNKNOWN"
        words = line.split()
        if len(words) < 7:
            return "NO"
        call = CALLS.get(int(words[0]))
        given = [int(word, 16) for word in words[1:7]]
        if call == "read":
            return "YES" if self.is_terminal(pid, given[0]) else "NO"
        if call in ("poll", "ppoll"):
            timeout = given[2] & 0xFFFFFFFF
            for_ever = given[2] == 0 if call == "ppoll" else timeout >= 0x80000000
            raw = memory(pid, given[0], 8 * min(given[1], 256)) if given[1] else b""
            watched = [struct.unpack_from("ihh", raw, at)[0] for at in range(0, len(raw), 8) if struct.unpack_from("ihh", raw, at)[1] & 1]
            return self.watched(pid, watched, for_ever)
        if call == "select":
            count = min(given[0], 256)
            if count <= 0 or not given[1]:
                return "NO"
            raw = memory(pid, given[1], (count + 63) // 64 * 8)
            watched = [bit for bit in range(count) if raw and raw[bit // 8] >> (bit % 8) & 1]
            return self.watched(pid, watched, given[4] == 0)
        if call == "epoll":
            for line in (text("/proc/%d/fdinfo/%d" % (pid, given[0])) or "").splitlines():
                if line.startswith("tfd:") and self.is_terminal(pid, int(line[4:].split()[0])):
                    return "MAYBE"
        return "NO"

    def watched(self, pid, descriptors, for_ever):
        terminals = [one for one in descriptors if self.is_terminal(pid, one)]
        if not terminals:
            return "NO"
        return "YES" if for_ever and len(terminals) == len(descriptors) else "MAYBE"

    def is_terminal(self, pid, descriptor):
        try:
            return os.readlink("/proc/%d/fd/%d" % (pid, descriptor)) in (self.terminal, "/dev/tty")
        except OSError:
            return False


def text(path):
    try:
        with open(path, encoding="latin-1") as file:
            return file.read(16384)
    except OSError:
        return None


INTERPRETERS = re.compile(r"(ba|z|da|k|mk|fi|a|tc|c)?sh|rbash|ksh93|i?python[0-9.]*|pypy[0-9.]*|node|nodejs|MainThread|deno|bun|perl|ruby[0-9.]*|irb|php[0-9.]*|lua[0-9.]*|Rscript|tclsh[0-9.]*")
WITH_A_VALUE = ("--rcfile", "--init-file", "-o", "+o", "-O", "+O", "-W", "-X", "-r", "--require", "--import", "--loader", "-I", "-C")


def program_name(pid):
    """What bundles/pty-host calls a process: ProgramName."""
    name = (text("/proc/%d/comm" % pid) or "").strip()
    words = (text("/proc/%d/cmdline" % pid) or "").split("\0")[1:24]
    if not INTERPRETERS.fullmatch(name):
        return name
    index = 0
    while index < len(words):
        word = words[index]
        if "py" in name and word == "-m" and index + 1 < len(words):
            return os.path.basename(words[index + 1])
        if word in ("-c", "-e", "-p", "--eval", "--print", "-E") or re.fullmatch("-[a-z]*c", word):
            return name + " " + word
        if word in WITH_A_VALUE:
            index += 1
        elif word and word[0] not in "-+":
            return os.path.basename(word)[:60]
        index += 1
    return name


def memory(pid, address, length):
    try:
        with open("/proc/%d/mem" % pid, "rb", buffering=0) as file:
            file.seek(address)
            return file.read(length)
    except OSError:
        return b""


def stronger(one, other):
    if one == "NO" or (one == "UNKNOWN" and other != "NO"):
        return other
    return other if other == "YES" else one
