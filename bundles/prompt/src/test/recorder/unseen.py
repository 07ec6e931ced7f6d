# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""The third set, made when the first two had been learnt from: programs and situations of neither, recorded and labelled before
the detector had seen one of them. A program that rests and has asked nothing (an editor, a pager, a bare `cat`) is idle."""
from heldout import FORM, GIT, INK, MARIA, SSHD
from scenarios import APPROVAL, BASH, CONFIRM, END, IDLE, MENU, PASSWORD, SHELL, TEXT, ask, scenario, see, send, work

TEXTS = "printf 'Are you sure? [y/N]\\nPassword:\\nanna banana\\n' > f"
DISK = "truncate -s 32M disk"
KEYTOOL = ["keytool", "-genkeypair", "-keyalg", "RSA", "-keystore", "k", "-alias", "a"]

SCENARIOS = [
    # Programs that read and have asked nothing
    scenario("u-cat", BASH, ask(SHELL, IDLE, "cat\n"), ask(r"cat\r\n", IDLE, "hello\n", 6.0), ask("hello\r\nhello\r\n", IDLE, "\x04"), ask(SHELL, IDLE, "sort > x\n"), ask(r"sort > x\r\n", IDLE, "b\n", 6.0), ask(r"b\r\n", IDLE, "\x04", 6.0), ask(SHELL, IDLE, "exit\n"), END),
    scenario("u-bc", ["bc", "-q"], ask("", IDLE, "2+2\n"), ask(r"4\r\n", IDLE, "quit\n"), END, needs=["bc"]),
    scenario("u-ed", ["ed", "f"], ask(r"42\r\n", IDLE, ",p\n"), ask(r"banana\r\n", IDLE, "q\n"), END, setup=TEXTS, needs=["ed"]),
    # Questions with nothing in front of the cursor
    scenario("u-words-above", ["sh", "-c", "echo 'Paste the key, then press Ctrl-D.'; cat > key; sleep 2; echo 'What is your name?'; read n; sleep 2; echo 'Enter two numbers'; read a b; sleep 2; printf 'Overwrite all of it? (yes/no)\\n'; read x; sleep 2; echo 'Loading the list'; sleep 4; echo done"],
             ask(r"Ctrl-D\.\r\n", TEXT, "abc\n"), send("\x04"), work(1.5), ask(r"name\?\r\n", TEXT, "Ann\n"), ask(r"numbers\r\n", TEXT, "1 2\n"), ask(r"no\)\r\n", CONFIRM, "yes\n"), END),
    # Asked again
    scenario("u-asked-again", ["bash", "-c", "for i in 1 2 3; do read -n1 -p 'Retry the upload? [y/n] ' x; echo; sleep 0.3; done; sleep 2"], *[ask(r"\[y/n\] $", CONFIRM, "y", 6.0)] * 3, END),
    scenario("u-other-words", ["bash", "-c", "read -t 5 -p 'Your first name: ' a; echo; read -p 'Your last name: ' b; sleep 2; read -t 5 -p 'Remove it? [y/N] '; echo; read -p 'Remove the others? [y/N] ' x; sleep 2"],
             ask("first name: $", TEXT), see("last name: $"), ask("last name: $", TEXT, "Lee\n", 8.0), ask(r"it\? \[y/N\] $", CONFIRM), see(r"others\? \[y/N\] $"), ask(r"others\? \[y/N\] $", CONFIRM, "n\n", 8.0), END),
    scenario("u-nvim", ["nvim", "-u", "NONE", "f"], ask("banana", IDLE, ":%s/an/x/gc\r", 8.0), ask(r"replace with x", MENU, "y", 6.0), ask(r"replace with x", MENU, "n", 6.0), ask(r"replace with x", MENU, "q", 6.0), ask(".", IDLE, "G$", 4.0), ask(".", IDLE, ":q!\r"), END, setup=TEXTS, needs=["nvim"]),
    scenario("u-read-keys", ["bash", "-c", "read -e -p 'Path to the archive: ' p; sleep 2; read -rsn1 -p 'Start the import (y/N)? ' x; echo; sleep 2; select x in red green blue; do sleep 1; break; done; printf '\\nTry again in 5 s. '; sleep 5"],
             ask("archive: $", TEXT, "/tmp/a.tar\r", slowly=True), ask(r"N\)\? $", CONFIRM, "y"), ask(r"#\? $", MENU, "2\n"), END),
    # Editors, browsers, managers
    scenario("u-micro", ["micro", "f"], ask("banana", IDLE, "x\x11", 8.0), ask(r"\(y,n,esc\)", CONFIRM, "n", 8.0), END, setup=TEXTS, needs=["micro"]),
    scenario("u-ranger", ["ranger"], ask("src", IDLE, "j", 8.0), ask(".", IDLE, ":delete\r", 8.0, True), ask(r"\(y/N\)", CONFIRM, "n", 8.0), ask(".", IDLE, "q", 8.0), END, setup=TEXTS + "; mkdir src doc; seq 9 > doc/a; seq 9 > src/b", needs=["ranger"]),
    scenario("u-lynx", ["lynx", "p.html"], ask("second", IDLE, "q", 8.0), ask(r"want to quit", CONFIRM, "y", 8.0), END, setup="echo '<h1>Password:</h1><p>Continue? (y/n)<p><a href=x>first</a> <a href=y>second</a>' > p.html", needs=["lynx"]),
    scenario("u-w3m", ["w3m", "p.html"], ask("second", IDLE, "q", 8.0), ask(r"exit w3m", CONFIRM, "y", 8.0), END, setup="echo '<h1>Password:</h1><p>Continue? (y/n)<p><a href=x>first</a> <a href=y>second</a>' > p.html", needs=["w3m"]),
    scenario("u-ncdu", ["ncdu", "."], ask("Total disk usage", IDLE, "d", 8.0), ask("Are you sure", CONFIRM, "\x1b[C\r", 8.0), ask(".", IDLE, "q", 8.0), END, setup="mkdir a b; seq 9999 > a/x; seq 999 > b/x", needs=["ncdu"]),
    # Disks and secrets
    scenario("u-fdisk", ["fdisk", "disk"], ask(r"m for help\): $", TEXT, "n\n"), ask(r"default p\): $", MENU, "p\n"), ask("default 1\\): $", TEXT, "\n"), ask("default 2048\\): $", TEXT, "\n", 6.0), ask("default 65535\\): $", TEXT, "\n", 6.0), ask(r"m for help\): $", TEXT, "q\n"), END, setup=DISK, needs=["fdisk"]),
    scenario("u-cfdisk", ["cfdisk", "disk"], ask("Select label type", MENU, "\r", 8.0), ask("Free space", IDLE, "q", 8.0), END, setup=DISK, needs=["cfdisk"]),
    scenario("u-parted", ["parted", "disk"], ask(r"\(parted\) ", IDLE, "mklabel gpt\n"), ask(r"\(parted\) ", IDLE, "mklabel msdos\n"), ask(r"Yes/No\? ", CONFIRM, "Yes\n"), ask(r"\(parted\) ", IDLE, "quit\n"), END, setup=DISK, needs=["parted"]),
    scenario("u-cryptsetup", ["cryptsetup", "luksFormat", "--pbkdf", "pbkdf2", "disk"], ask(r"capital letters\): $", CONFIRM, "YES\n"), ask("passphrase for disk: $", PASSWORD, "correct horse\n"), ask("Verify passphrase: $", PASSWORD, "wrong horse\n"), END, setup=DISK, needs=["cryptsetup"]),
    scenario("u-zip", ["sh", "-c", "zip -qe a.zip f; unzip a.zip"], ask("Enter password: $", PASSWORD, "secret\n"), ask("Verify password: $", PASSWORD, "secret\n"), ask(r"f password: $", PASSWORD, "secret\n"), ask(r"\[r\]ename: $", MENU, "r\n"), ask("new name: $", TEXT, "g\n"), END, setup=TEXTS, needs=["zip", "unzip"]),
    scenario("u-keytool", KEYTOOL, ask("Enter keystore password: +$", PASSWORD, "secret\n"), ask("Re-enter new password: +$", PASSWORD, "secret\n"), ask(r"first and last name\?\s+\[Unknown\]: +$", TEXT, "Ann Lee\n"), ask(r"organizational unit\?\s+\[Unknown\]: +$", TEXT, "\n", 4.0), ask(r"organization\?\s+\[Unknown\]: +$", TEXT, "\n", 4.0),
             ask(r"Locality\?\s+\[Unknown\]: +$", TEXT, "\n", 4.0), ask(r"Province\?\s+\[Unknown\]: +$", TEXT, "\n", 4.0), ask(r"unit\?\s+\[Unknown\]: +$", TEXT, "\n", 4.0), ask(r"correct\?\s+\[no\]: +$", CONFIRM, "yes\n"), END, needs=["keytool"]),
    scenario("u-secure", ["mariadb-secure-installation"], ask(r"enter for none\): $", PASSWORD, "secret\n"), ask(r"unix_socket authentication \[Y/n\] $", CONFIRM, "n\n"), ask(r"root password\? \[Y/n\] $", CONFIRM, "n\n"), ask(r"anonymous users\? \[Y/n\] $", CONFIRM, "y\n"), send("\x03"), END, services=MARIA, root=True, needs=["mariadbd", "mariadb-secure-installation"]),
    scenario("u-sftp", ["sftp", "-o", "StrictHostKeyChecking=no", "localhost"], ask("password: $", PASSWORD, "secret\n"), ask("sftp> $", IDLE, "ls\n"), ask("sftp> $", IDLE, "bye\n"), END, services=SSHD, setup="seq 9 > f", needs=["sftp", "sshd"]),
    # Shells and interpreters
    scenario("u-tcsh", ["tcsh", "-f"], ask("> $", IDLE, "sleep 3\n"), work(2.5), ask("> $", IDLE, "rm -i f\n"), ask(r"'f'\? $", CONFIRM, "n\n"), ask("> $", IDLE, "exit\n"), END, setup=TEXTS, needs=["tcsh"]),
    scenario("u-mksh", ["mksh"], ask(r"\$ $", IDLE, "read x?'Deploy now? '; sleep 2\n"), ask(r"now\? $", TEXT, "y\n"), ask(r"\$ $", IDLE, "exit\n"), END, needs=["mksh"]),
    scenario("u-zsh-select", ["zsh", "-fc", "select x in red green; do sleep 2; break; done; vared -p 'New name: ' x; sleep 1"], ask(r"\?# $", MENU, "1\n"), ask("New name: ", TEXT, "s\r"), END, needs=["zsh"]),
    scenario("u-php", ["php", "-a"], ask("php > $", IDLE, "sleep(3);\n"), work(2.5), ask("php > $", IDLE, "$x = readline('Your age: ');\n"), ask("age: $", TEXT, "7\n"), ask("php > $", IDLE, "exit\n"), END, needs=["php"]),
    scenario("u-telnet", ["telnet"], ask("telnet> $", IDLE, "open localhost 8000\n"), ask(r"is '[^']*'\.\r\n", IDLE, "GET /slow HTTP/1.0\r\n\r\n"), send("\x1d"), ask("telnet> $", IDLE, "quit\n"), END, services="python3 /home/programs/server.py & sleep 1", needs=["telnet"]),
    # Git and packages
    scenario("u-git-stash", BASH, ask(SHELL, IDLE, "git stash -p\n"), ask(r"\[y,n,q,a,d[^\n]*\? $", MENU, "?\n"), ask(r"print help[^$]*\[y,n,q,a,d[^\n]*\? $", MENU, "q\n"), ask(SHELL, IDLE, "git log --stat | less -X\n"), ask(r"\(END\)\Z|:\Z", IDLE, "q", 8.0), ask(SHELL, IDLE, "exit\n"), END, setup=GIT + " && git commit -qam two && for i in 1 2 3 4 5 6 7 8 9; do echo $i > g$i; git add .; git commit -qm more$i; done; sed -i '2s/.*/z/' f"),
    # Agents
    scenario("u-picker", ["node", "@picker.mjs"], ask("trust this folder", APPROVAL, "1"), ask("npm test", APPROVAL, "1"), ask("git push", APPROVAL, "2"), ask("Which database", MENU, "\x1b[B", 6.0), ask(".", MENU, "\r", 6.0), ask("Select model", MENU, "\r"), END, **INK),
    scenario("u-checkbox", ["node", "@forms.mjs", "rawlist"], ask("Which license", MENU, "2\r", 8.0), ask("Which editor", MENU, "\x1b[B\r", 8.0), ask("Rate it", MENU, "\r", 8.0), END, **FORM),
]
