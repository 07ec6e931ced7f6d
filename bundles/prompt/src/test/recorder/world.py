# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""A machine of its own for each recording: namespaces in which the host is called `host`, ann is a user whose password is
`secret`, and nothing of the machine that records shows. All that was started in it ends with it. Needs root."""
import ctypes
import os
import subprocess
import tempfile

NEW_MOUNTS, NEW_NAMES, NEW_IPC, NEW_PIDS, NEW_NETWORK = 0x20000, 0x4000000, 0x8000000, 0x20000000, 0x40000000
ANN = 1000
HOME = "/home/ann"
PROGRAMS = "/home/programs"
PATH = "/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin:/usr/games"


def shell(command, **more):
    with tempfile.TemporaryFile() as said:  # no pipe: what is left running in the background would hold it open
        done = subprocess.run(["sh", "-c", command], stdin=subprocess.DEVNULL, stdout=said, stderr=said, **more)
        if done.returncode:
            said.seek(0)
            raise RuntimeError("failed: %s\n%s" % (command, said.read().decode()[-800:]))


def inside(function):
    """Runs a function in a new world, in a process of its own; the text that it returns comes back."""
    reading, writing = os.pipe()
    outer = os.fork()
    if outer == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        if libc.unshare(NEW_MOUNTS | NEW_NAMES | NEW_IPC | NEW_PIDS | NEW_NETWORK):
            os.write(writing, ("FAILED: no namespaces: " + os.strerror(ctypes.get_errno())).encode())
            os._exit(1)
        first = os.fork()
        if first == 0:
            try:
                result = function()
            except BaseException as failure:
                result = "FAILED: %s" % failure
            os.write(writing, result.encode())
            os._exit(0)
        os.waitpid(first, 0)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as answer:
        result = answer.read()
    os.waitpid(outer, 0)
    return result


def others(path, column):
    """A file of users without root and ann."""
    with open(path) as file:
        return "".join(line for line in file if line.split(":")[column] not in ("0", str(ANN), "root", "ann"))


def furnish(programs, modules, python):
    """Called once inside, as root: file systems, names, users."""
    shell("mount --make-rprivate / && mount -t proc proc /proc && mount -t tmpfs tmpfs /home && mkdir -p /home/ann"
          " && mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts /dev/pts && mount --bind /dev/pts/ptmx /dev/ptmx")
    for source, name in ((programs, "programs"), (modules, "node_modules"), (python, "python")):
        if source:
            shell("mkdir /home/%s && mount --bind %s /home/%s" % (name, source, name))
    shell("mount -t tmpfs tmpfs /tmp && chmod 1777 /tmp && mount -t tmpfs tmpfs /run && mkdir -p /run/lock /run/sshd /run/screen"
          " && chmod 777 /run/screen && hostname host && ip link set lo up && mount -t tmpfs tmpfs /var/log"
          " && cp -a /var/lib/dpkg /tmp/dpkg && mount --bind /tmp/dpkg /var/lib/dpkg")
    secret = subprocess.check_output(["openssl", "passwd", "-6", "-salt", "corpus", "secret"], text=True).strip()
    files = {
        "/etc/hosts": "127.0.0.1 localhost host\n",
        "/etc/passwd": others("/etc/passwd", 2) + "root:x:0:0:root:/root:/bin/bash\nann:x:1000:1000:Ann:/home/ann:/bin/bash\n",
        "/etc/group": others("/etc/group", 2) + "root:x:0:\nann:x:1000:\n",
        "/etc/shadow": others("/etc/shadow", 0) + "root:%s:19000:0:99999:7:::\nann:%s:19000:0:99999:7:::\n" % (secret, secret),
    }
    if os.path.exists("/etc/sudoers"):
        files["/etc/sudoers"] = "Defaults env_reset\nroot ALL=(ALL) ALL\nann ALL=(ALL) ALL\n"
    for index, (path, content) in enumerate(sorted(files.items())):
        copy = "/tmp/.etc-%d" % index
        with open(copy, "w") as file:
            file.write(content)
        os.chmod(copy, {"/etc/shadow": 0o600, "/etc/sudoers": 0o440}.get(path, 0o644))
        shell("mount --bind %s %s" % (copy, path))
    shell("mkdir -p /tmp/.root && mount --bind /tmp/.root /root")
    os.chown(HOME, ANN, ANN)


def become_ann():
    os.setgroups([ANN, 27])
    os.setgid(ANN)
    os.setuid(ANN)
