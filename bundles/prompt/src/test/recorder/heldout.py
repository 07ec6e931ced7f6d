# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""The second set: other programs than those of scenarios.py, recorded and labelled before the detector had seen one of them."""
from scenarios import AGENT, APPROVAL, BASH, CONFIRM, END, IDLE, MENU, PASSWORD, SHELL, TEXT, ask, scenario, send, work

PSQL = "PATH=$PATH:$(echo /usr/lib/postgresql/*/bin) && initdb -D pg -A trust >/dev/null && pg_ctl -D pg -o \"-k $HOME -c listen_addresses=''\" -w -l pg.log start"
MARIA = ("mkdir -p /run/mysqld && chown mysql /run/mysqld && mariadb-install-db --user=mysql --datadir=/tmp/maria >/dev/null 2>&1 && (mariadbd --user=mysql --datadir=/tmp/maria"
         " --socket=/run/mysqld/mysqld.sock --skip-networking >/dev/null 2>&1 &) && for i in $(seq 100); do mariadb-admin ping >/dev/null 2>&1 && break; sleep 0.2; done"
         " && mariadb -e \"alter user root@localhost identified by 'secret'\"")
SSHD = "/usr/sbin/sshd -p 22 -o PidFile=/tmp/sshd.pid -o UsePAM=yes -o PrintMotd=no -o PrintLastLog=no -o PermitUserEnvironment=no"
GIT = "git init -q -b main . && seq 60 > f && git add f && git commit -qm one && sed -i '2s/.*/x/;50s/.*/y/' f"
DEB = ("for v in 1 2; do mkdir -p d/DEBIAN d/etc && printf 'Package: demo\\nVersion: %s\\nArchitecture: all\\nMaintainer: A <a@b>\\nDescription: d\\n' $v > d/DEBIAN/control"
       " && echo /etc/demo.conf > d/DEBIAN/conffiles && echo new $v > d/etc/demo.conf && dpkg-deb -b d demo$v.deb; done"
       " && mkdir -p r/var/lib/dpkg/info r/var/lib/dpkg/updates && touch r/var/lib/dpkg/status && dpkg --root=r --log=/dev/null -i demo1.deb && echo mine > r/etc/demo.conf")
C_ASKS = "printf '#include <stdio.h>\\n#include <unistd.h>\\nint main(){char b[99];printf(\"Enter a number: \");fflush(stdout);fgets(b,99,stdin);sleep(2);puts(b);return 0;}' > a.c && gcc -g -o a a.c"
FORM, INK = dict(needs=["node"], modules=True), dict(needs=["node"], modules=True, size=(40, 100))
ANN = r"ann@host:[^\n]*\$ $"

SCENARIOS = [
    # Databases
    scenario("h-psql", ["sh", "-c", "psql -h $HOME postgres"], ask(r"postgres=# $", IDLE, "select pg_sleep(4);\n"), work(3.5), ask(r"postgres=# $", IDLE, "select 1\n"), ask(r"postgres-# $", IDLE, ";\n"),
             ask(r"postgres=# $", IDLE, "\\password\n"), ask(r'user "ann": $', PASSWORD, "x\n"), ask("again: $", PASSWORD, "x\n"), ask(r"postgres=# $", IDLE, "select generate_series(1,200);\n"), ask(r"More--\Z|:\Z", IDLE, "q"),
             ask(r"postgres=# $", IDLE, "\\q\n"), END, setup=PSQL, needs=["psql"]),
    scenario("h-mariadb", ["mariadb", "-u", "root", "-p"], ask("Enter password: $", PASSWORD, "secret\n"), ask(r"\(none\)\]> $", IDLE, "select sleep(4);\n"), work(3.5), ask(r"\(none\)\]> $", IDLE, "select\n"), ask("-> $", IDLE, "1;\n"),
             ask(r"\(none\)\]> $", IDLE, "\\q\n"), END, services=MARIA, root=True, needs=["mariadb", "mariadbd"]),
    scenario("h-redis", ["redis-cli"], ask("6379> $", IDLE, "blpop q 4\r"), work(3.5), ask("6379> $", IDLE, "auth x\r", 4.0), ask("6379> $", IDLE, "quit\r"), END, services="redis-server --daemonize yes --save '' >/dev/null; sleep 1", needs=["redis-cli"]),
    scenario("h-redis-pass", ["redis-cli", "--askpass", "ping"], ask("password: $", PASSWORD, "x\r"), END, services="redis-server --daemonize yes --save '' >/dev/null; sleep 1", needs=["redis-cli"]),
    # Rights and secrets
    scenario("h-sudo", BASH, ask(SHELL, IDLE, "sudo sleep 4\n"), ask("for ann: $", PASSWORD, "wrong\n"), ask("for ann: $", PASSWORD, "secret\n"), work(3.5), ask(SHELL, IDLE, "sudo -k; sudo -s\n"), ask("for ann: $", PASSWORD, "secret\n"),
             ask(r"\n.*# $", IDLE, "exit\n"), ask(SHELL, IDLE, "exit\n"), END, needs=["sudo"]),
    scenario("h-su", BASH, ask(SHELL, IDLE, "su -\n"), ask("Password: $", PASSWORD, "wrong\n"), work(0.5), ask(SHELL, IDLE, "su -c 'sleep 3; echo done'\n"), ask("Password: $", PASSWORD, "secret\n"), ask(r"done\s+user@host:[^\n]*\$ $", IDLE, "exit\n"), END),
    scenario("h-passwd", ["passwd"], ask("Current password: $", PASSWORD, "secret\n"), ask("New password: $", PASSWORD, "correct horse\n"), ask("Retype new password: $", PASSWORD, "correct horse\n"), END),
    scenario("h-ssh", ["ssh", "localhost"], ask(r"fingerprint\]\)\? $", CONFIRM, "yes\n"), ask("password: $", PASSWORD, "secret\n"), ask(ANN, IDLE, "sleep 4\n"), work(3.5), ask(ANN, IDLE, "read -p 'Deploy to production? [y/N] ' x; sleep 2\n"),
             ask(r"\[y/N\] $", CONFIRM, "y\n"), ask(ANN, IDLE, "read -s -p 'Token: ' x\n"), ask("Token: $", PASSWORD, "x\n"), ask(ANN, IDLE, "exit\n"), END, services=SSHD, needs=["ssh", "sshd"]),
    scenario("h-scp", ["scp", "-o", "StrictHostKeyChecking=no", "f", "localhost:g"], ask("password: $", PASSWORD, "secret\n"), END, services=SSHD, setup="seq 100 > f", needs=["scp", "sshd"]),
    scenario("h-gpg", ["sh", "-c", "GPG_TTY=$(tty) gpg --symmetric f"], ask("Passphrase: ", PASSWORD, "secret words 1\r"), ask("Passphrase: ", PASSWORD, "secret words 1\r"), END, setup="seq 9 > f; mkdir -m 700 .gnupg; echo pinentry-program /usr/bin/pinentry-curses > .gnupg/gpg-agent.conf", needs=["gpg", "pinentry-curses"]),
    scenario("h-gpg-key", ["gpg", "--full-generate-key"], ask(r"Your selection\? $", MENU, "1\n"), ask(r"want\? \(3072\) $", TEXT, "\n"), ask(r"valid for\? \(0\) $", TEXT, "\n"), ask(r"correct\? \(y/N\) $", CONFIRM, "y\n"), ask("Real name: $", TEXT, "Ann Lee\n"),
             ask("Email address: $", TEXT, "a@b.cc\n"), ask("Comment: $", TEXT, "\n"), ask(r"\(Q\)uit\? $", MENU, "q\n"), END, setup="mkdir -m 700 .gnupg", needs=["gpg"]),
    scenario("h-openssl", ["openssl", "req", "-new", "-newkey", "rsa:4096", "-keyout", "k", "-out", "c"], ask("PEM pass phrase:$", PASSWORD, "secret\n"), ask("PEM pass phrase:$", PASSWORD, "secret\n"), ask(r"\[AU\]:$", TEXT, "DE\n"), ask(r"\[Some-State\]:$", TEXT, "\n", 4.0),
             ask(r"\(eg, city\) \[\]:$", TEXT, "\n", 4.0), send("\x03"), END, needs=["openssl"]),
    # Packages and installers
    scenario("h-apt", ["apt-get", "remove", "less"], ask(r"continue\? \[Y/n\] $", CONFIRM, "n\n"), END, root=True, needs=["apt-get", "less"]),
    scenario("h-dpkg", ["dpkg", "--root=r", "--log=/dev/null", "-i", "demo2.deb"], ask(r"\[default=N\] \? $", MENU, "d\n"), ask(r"\[default=N\] \? $", MENU, "n\n"), END, root=True, setup=DEB),
    *[scenario("h-" + name, ["bash", "@installers.sh", name], *steps, END) for name, steps in {
        "rustup": [ask("\n>$", MENU, "1\n")], "conda": [ask(">>> $", MENU, "\n", 6.0), ask("no\\]\\s+>>> $", CONFIRM, "yes\n"), ask(r"miniconda3\] >>> $", TEXT, "\n")],
        "brew": [ask("to abort:", MENU, "\r")], "terraform": [ask("value: $", CONFIRM, "yes\n")], "docker": [ask("Username: $", TEXT, "ann\n"), ask("Password: $", PASSWORD, "x\n")]}.items()],
    scenario("h-coreutils", BASH, ask(SHELL, IDLE, "rm -i a b; cp -i c d\n"), ask(r"'a'\? $", CONFIRM, "y\n", 4.0), ask(r"'b'\? $", CONFIRM, "n\n", 4.0), ask(r"'d'\? $", CONFIRM, "y\n"), ask(SHELL, IDLE, "exit\n"), END, setup="touch a b; seq 3 > c; seq 4 > d"),
    # Git
    scenario("h-git-add-i", BASH, ask(SHELL, IDLE, "git add -i\n"), ask("What now> $", MENU, "5\n"), ask("Patch update>> $", MENU, "1\n"), ask("Patch update>> $", MENU, "\n"), ask(r"this hunk [^\n]*\? $", MENU, "q\n"), ask("What now> $", MENU, "q\n"), ask(SHELL, IDLE, "exit\n"), END, setup=GIT),
    scenario("h-git-clean", ["git", "clean", "-di"], ask("What now> $", MENU, "4\n"), ask(r"Remove a \[y/N\]\? $", CONFIRM, "y\n"), END, setup=GIT + " && touch a"),
    scenario("h-git-https", ["git", "clone", "http://localhost:8000/x.git"], ask("Username for [^:]*://[^:]*:8000': $", TEXT, "ann\n"), ask("Password for [^\n]*': $", PASSWORD, "x\n"), END, services="python3 /home/programs/server.py & sleep 1"),
    scenario("h-git-nano", BASH, ask(SHELL, IDLE, "git commit -a\n"), ask("Exit", IDLE, "second\x18", 8.0), ask("Save modified buffer", CONFIRM, "y", 8.0), ask("File Name to Write", TEXT, "\r", 8.0), ask(SHELL, IDLE, "git diff HEAD~ | less\n"), ask(r"\(END\)\Z|:\Z", IDLE, "q"), ask(SHELL, IDLE, "exit\n"), END,
             setup=GIT, env={"EDITOR": "nano"}, needs=["nano"]),
    scenario("h-git-rebase", BASH, ask(SHELL, IDLE, "git rebase -i HEAD~2\n"), ask("pick[^!]*All|rebase-todo", IDLE, ":%s/^pick/edit/\r:wq\r", 8.0), ask(r"--continue\s+user@host[^\n]*\$ $", IDLE, "git rebase --continue\n"), ask(r"user@host[^\n]*\$ $", IDLE, "git rebase --abort\n"), ask(SHELL, IDLE, "exit\n"), END,
             setup=GIT + " && git commit -qam two && echo >> f && git commit -qam three", env={"EDITOR": "vim -u NONE"}, needs=["vim"]),
    # Pages and editors
    scenario("h-tig", ["tig"], ask("three", IDLE, "\r", 8.0), ask(r"commit [0-9a-f]", IDLE, "qq", 8.0), END, setup=GIT + " && git commit -qam two && echo >> f && git commit -qam three", needs=["tig"]),
    scenario("h-vim-swap", ["vim", "-u", "NONE", "f"], ask(r"\(A\)bort:", MENU, "e", 8.0), ask("Press ENTER", MENU, "\r", 8.0), ask(".", IDLE, ":%s/1/x/gc\r", 8.0), ask(r"replace with x", MENU, "y", 8.0), ask(r"replace with x", MENU, "q", 8.0), ask(".", IDLE, ":q!\r", 8.0), END,
             setup="seq 100 > f && (sleep 9 | script -qc 'exec vim -u NONE f' /dev/null >/dev/null 2>&1 & sleep 4; pkill -9 vim; true)", needs=["vim"]),
    scenario("h-emacs", ["emacs", "-nw", "-Q", "f"], ask("Top|All", IDLE, "hello", 8.0), ask(".", IDLE, "\x18\x03", 8.0), ask(r"Save file [^\n]*\?", CONFIRM, "n", 8.0), ask(r"\(yes or no\)|\(y or n\)", CONFIRM, "yes\r", 8.0), END, setup="seq 99 > f", needs=["emacs"]),
    scenario("h-less-follow", ["less", "+F", "f"], work(8), send("\x03"), ask(r"\(END\)\Z|:\Z|f\Z", IDLE, "q", 8.0), END, setup="(for i in 1 2 3 4 5 6 7; do echo 'Continue? (y/n) '; sleep 2; done > f) & sleep 0.5", needs=["less"]),
    scenario("h-more", ["more", "f"], ask(r"%\)\Z", IDLE, " ", 6.0), ask(".", IDLE, "q"), END, setup="seq 200 > f"),
    scenario("h-mc", ["mc", "-a"], ask("10Quit|Quit", IDLE, "\x1bOR", 8.0), ask(".", IDLE, "\x1b[21~", 8.0), ask(".", IDLE, "\x1b[21~", 8.0), work(1), END, needs=["mc"]),
    scenario("h-htop", ["htop"], work(13), send("q"), END, needs=["htop"]),
    scenario("h-watch", ["watch", "-n", "2", "echo 'Password: '; date"], work(13), send("\x03"), END),
    scenario("h-fzf", BASH, ask(SHELL, IDLE, "vim=$(seq 500 | fzf)\n"), ask("500/500", MENU, "4", 6.0), ask(".", MENU, "2\r", 6.0), ask(SHELL, IDLE, "seq 50 | fzf --height 40% --border\n"), ask("50/50", MENU, "\x1b", 6.0), ask(SHELL, IDLE, "exit\n"), END, needs=["fzf"]),
    scenario("h-whiptail", ["sh", "-c", "whiptail --yesno 'Restart services during upgrade?' 8 60; sleep 2; whiptail --menu Choose 12 60 3 a Apple b Pear; whiptail --passwordbox 'Database password' 8 60; (for i in 10 50 50 90; do echo $i; sleep 1; done) | whiptail --gauge 'Continue?' 6 60 0"],
             ask("<No>", CONFIRM, "\r", 8.0), ask("<Cancel>", MENU, "\r", 8.0), ask("<Cancel>", PASSWORD, "x\r", 8.0), END, needs=["whiptail"]),
    scenario("h-dialog", ["sh", "-c", "dialog --inputbox 'Host name' 8 40; dialog --infobox 'Are you sure? (y/n)' 5 40; sleep 4; dialog --yesno 'Write changes to disk?' 6 40; dialog --checklist Pick 12 40 3 a A on b B off"],
             ask("Cancel", TEXT, "x\r", 8.0), work(3.5), ask("No", CONFIRM, "\r", 8.0), ask("Cancel", MENU, "\r", 8.0), END, needs=["dialog"]),
    # Shells and interpreters
    scenario("h-fish", ["fish", "--no-config"], ask(r"ann@host [^\n]*> ", IDLE, "sleep 3\r"), work(2.5), ask(r"ann@host [^\n]*> ", IDLE, "read -P 'Name? ' x\r"), ask(r"Name\? ", TEXT, "Ann\r"), ask(r"ann@host [^\n]*> ", IDLE, "exit\r"), END, needs=["fish"]),
    scenario("h-zsh-lines", ["zsh", "-f"], ask("❯ ", IDLE, "sleep 3\n"), work(2.5), ask("❯ ", IDLE, "false\n"), ask("❯ ", IDLE, "exit\n"), END, env={"PS1": "%F{blue}%~%f on main%F{red}%(?..[%?])%f\n❯ ", "RPS1": "%F{yellow}12:00%f"}, needs=["zsh"]),
    scenario("h-bash-lines", BASH, ask("└─\\$ $", IDLE, "sleep 3\n"), work(2.5), ask("└─\\$ $", IDLE, "(sleep 2; echo built) & \n"), ask(r"└─\$ $", IDLE, "sleep 50\n", 8.0), work(2), send("\x1a"), ask(r"Stopped[^\n]*\s+┌[^\n]*\n└─\$ $", IDLE, "kill %2\n"), ask("└─\\$ $", IDLE), env={"PS1": "┌──(ann㉿host)-[\\w]\n└─\\$ "}),
    scenario("h-loop", BASH, ask(SHELL, IDLE, "while sleep 1.3; do date; echo '$ '; done\n"), work(12), send("\x03"), ask(SHELL, IDLE, "exit\n"), END),
    scenario("h-read-timeout", ["bash", "-c", "read -t 60 -p 'Your answer: ' x; sleep 2; read -t 60 -s -n 4 -p 'Code: ' y; sleep 3"], ask("answer: $", TEXT, "x\n"), ask("Code: $", PASSWORD, "1234"), END),
    scenario("h-jshell", ["jshell"], ask(r"jshell> $", IDLE, "Thread.sleep(3000)\n"), work(2), ask(r"jshell> $", IDLE, "void f() {\n"), ask(r"\.\.\.> *\Z", IDLE, "}\n"), ask(r"jshell> $", IDLE, "/exit\n"), END, needs=["jshell"]),
    scenario("h-irb", ["irb", "-f"], ask(r"irb\(main\):001:0> ", IDLE, "sleep 3\n"), work(2.5), ask(r"irb\(main\):00\d:0> ", IDLE, "gets\n", 6.0), ask("gets", IDLE, "x\n", 6.0), ask(r"irb\(main\):00\d:0> ", IDLE, "exit\n"), END, needs=["irb"]),
    scenario("h-lua", ["lua5.4"], ask("> $", IDLE, "io.write('Name: '); x = io.read()\n"), ask("Name: $", TEXT, "Ann\n"), ask("> $", IDLE, "for i = 1, 4e8 do end\n"), work(0.5), ask("> $", IDLE, "os.exit()\n"), END, needs=["lua5.4"]),
    scenario("h-python-new", ["/home/python/bin/python3", "-q"], ask(">>> ", IDLE, "import time; time.sleep(3)\r"), work(2.5), ask(">>> ", IDLE, "input('Go on? ')\r", 6.0), ask(r"Go on\? $", TEXT, "y\n", 6.0), ask(">>> ", IDLE, "exit\r"), END, python=True, env={"LD_LIBRARY_PATH": "/home/python/lib"}),
    scenario("h-pdb", ["python3", "-m", "pdb", "x.py"], ask(r"\(Pdb\) $", IDLE, "c\n"), work(2.5), ask("Your age: $", TEXT, "7\n"), ask(r"\(Pdb\) $", IDLE, "q\n"), ask(r"\(Pdb\) $", IDLE, "q\n"), END, setup="printf \"import time\\ntime.sleep(3)\\nage = input('Your age: ')\\nbreakpoint()\\nprint(age)\\n\" > x.py"),
    scenario("h-gdb-asks", ["gdb", "-q", "-nx", "a"], ask(r"\(gdb\) $", IDLE, "run\n"), ask("a number: $", TEXT, "7\n"), ask(r"exited normally\]\s+\(gdb\) $", IDLE, "start\n"), ask(r"\(gdb\) $", IDLE, "quit\n"), ask(r"\(y or n\) $", CONFIRM, "y\n"), END, setup=C_ASKS, env={"DEBUGINFOD_URLS": ""}, needs=["gdb", "gcc"]),
    scenario("h-node-debug", ["node", "inspect", "x.js"], ask("debug> $", IDLE, "c\n"), work(0.3), ask("debug> $", IDLE, ".exit\n"), END, setup="echo 'let t = 0; setInterval(() => t++, 100)' > x.js", needs=["node"]),
    # Questions by libraries
    scenario("h-inquirer", ["node", "@forms.mjs", "inquirer"], ask(r"Project name", TEXT, "\r", 8.0), ask("Which framework", MENU, "\x1b[B\r", 8.0), ask("Which features", MENU, " \r", 8.0), ask("Registry token", PASSWORD, "abc\r", 8.0), ask("dependencies now", CONFIRM, "\r", 8.0), END, **FORM),
    scenario("h-prompts", ["node", "@forms.mjs", "prompts"], ask("create it", TEXT, "x\r", 8.0), ask("Pick a template", MENU, "\r", 8.0), ask("a secret", PASSWORD, "abc\r", 8.0), ask("Add TypeScript", CONFIRM, "\r", 8.0), ask("Can you confirm", CONFIRM, "y", 8.0), END, **FORM),
    scenario("h-clack", ["node", "@forms.mjs", "clack"], ask("create your project", TEXT, "x\r", 8.0), work(2.3), ask("project type", MENU, "\r", 8.0), ask("Install dependencies", CONFIRM, "\r", 8.0), work(2.3), ask("Provide a password", PASSWORD, "abc\r", 8.0), END, **FORM),
    scenario("h-enquirer", ["node", "@forms.mjs", "enquirer"], ask("your username", TEXT, "x\r", 8.0), ask("favorite flavor", MENU, "\r", 8.0), ask("your secret", PASSWORD, "abc\r", 8.0), ask("Want to answer", CONFIRM, "y", 8.0), END, **FORM),
    scenario("h-ora", ["node", "@forms.mjs", "ora"], END, **FORM),
    scenario("h-click", ["python3", "@dialogs.py", "click"], ask(r"\[y/N\]: $", CONFIRM, "y\n", 8.0), ask(r"\[eu\]: $", TEXT, "\n", 8.0), ask("Database password: $", PASSWORD, "x\n", 8.0), ask("confirmation: $", PASSWORD, "x\n", 8.0), ask("any key to continue", MENU, "x", 8.0), END),
    scenario("h-toolkit", ["python3", "@dialogs.py", "toolkit"], ask("Upgrade all", CONFIRM, "\r", 8.0), ask("would you like", MENU, "\t\r", 8.0), ask("me a name", TEXT, "x\r", 8.0), ask("Secret", PASSWORD, "x\r", 8.0), END),
    # Work
    scenario("h-curl", ["curl", "-o", "f", "http://localhost:8000/slow"], END, services="python3 /home/programs/server.py & sleep 1", needs=["curl"]),
    scenario("h-wget", ["wget", "-O", "f", "http://localhost:8000/slow"], END, services="python3 /home/programs/server.py & sleep 1", needs=["wget"]),
    scenario("h-compute", ["sh", "-c", "printf 'Enter passphrase: '; awk 'BEGIN{for(i=0;i<9e7;i++)x+=i}'; echo; printf 'Checking ... [y/n] '; openssl speed -seconds 4 sha256 2>/dev/null >/dev/null; printf '> '; sort --parallel=1 f | sha256sum"], END, setup="seq 3000000 -1 1 > f"),
    scenario("h-gcc", ["make"], END, setup="printf 'all: a b\\n%%: %%.c\\n\\t@echo \"[ 50%%%%] Building C object $@?\"\\n\\tgcc -Wall -O2 -o $@ $<\\n' > Makefile; for f in a b; do (for i in $(seq 500); do echo \"static int f$i(int x){int s=0;for(int i=0;i<x;i++)s+=i*$i;return s;}\"; done; echo 'int main(){return f1(3);}') > $f.c; done", needs=["make", "gcc"]),
    scenario("h-tmux-more", ["tmux", "-L", "corpus", "-f", "/dev/null", "new-session", "bash --norc --noprofile -i"], ask(r"bash-[0-9.]*[#$] ", IDLE, "read -s -p 'Vault password: ' x\n", 14.0), ask("Vault password: ", PASSWORD, "x\n", 10.0), ask(r"bash-[0-9.]*[#$] ", IDLE, "read -p 'Proceed? [y/N] ' x\n", 10.0), ask(r"\[y/N\] ", CONFIRM, "y\n", 10.0),
             ask(r"bash-[0-9.]*[#$] ", IDLE, "seq 12; sleep 5\n", 10.0), work(4.8), ask(r"bash-[0-9.]*[#$] ", IDLE, "exit\n", 10.0), END, needs=["tmux"]),
    scenario("h-screen", ["screen", "-c", "/dev/null", "bash", "--norc", "--noprofile", "-i"], ask(r"\$ \Z", IDLE, "read -p 'Proceed? [y/N] ' x\n", 14.0), ask(r"\[y/N\] \Z", CONFIRM, "y\n", 10.0), ask(r"\$ \Z", IDLE, "sleep 4\n", 10.0), work(3.8), ask(r"\$ \Z", IDLE, "exit\n", 10.0), END, needs=["screen"]),
    # Chats and agents
    *[scenario("h-talk-" + name, ["python3", "@talk.py", prompt], ask(end, AGENT, "hello\n"), ask(end, AGENT, "use the tool\n"), ask("always\\) $", APPROVAL, "y\n"), ask("all\\.\\s+" + end, AGENT, "quit\n", 8.0), END)
      for name, prompt, end in (("you", "you> ", "you> $"), ("human", "Human: ", "Human: $"), ("sign", "> ", "^> $"), ("me", "\x1b[1mme ❯\x1b[0m ", "me ❯ $"))],
    scenario("h-ollama", ["python3", "@talk.py", ">>> \x1b[38;5;245mSend a message (/? for help)\x1b[28D\x1b[0m"], ask("for help\\)$", AGENT, "hello\n"), ask("all\\.\\s+>>> Send[^\n]*$", AGENT, "/bye\n", 8.0), END),
    scenario("h-goose", ["python3", "@talk.py", "( O)> "], ask("\\( O\\)> $", AGENT, "hello\n"), ask("all\\.\\s+\\( O\\)> $", AGENT, "quit\n", 8.0), END),
    scenario("h-stream", ["node", "@stream.mjs"], ask("you> $", AGENT, "hello\n"), ask("stay\\.\\s+you> $", AGENT, "quit\n", 8.0), END, needs=["node"]),
    scenario("h-claude", ["node", "@ink-agent.mjs", "claude"], ask("for shortcuts", AGENT, "fix it\r", 10.0, True), ask("Finished fix", AGENT, "run\r", slowly=True), ask("tell Claude", APPROVAL, "\r"), ask("● Ran", AGENT, "quote\r", slowly=True), ask("● Quoted", AGENT, "quit\r", slowly=True), END, **INK),
    scenario("h-gemini", ["node", "@ink-agent.mjs", "gemini"], ask("context left", AGENT, "fix it\r", 10.0, True), ask("Finished fix", AGENT, "run\r", slowly=True), ask("for user confirmation", APPROVAL, "3"), ask("● Ran", AGENT, "quote\r", slowly=True), ask("● Quoted", AGENT, "quit\r", slowly=True), END, **INK),
    scenario("h-codex", ["python3", "@codex.py"], ask("for shortcuts", AGENT, "fix the bug\r", 10.0), ask("Done with fix[^!]*shortcuts", AGENT, "run the tests\r"), ask("esc to cancel", APPROVAL, "y"), ask("Done with run[^!]*shortcuts", AGENT, "quote\r"), ask("Done with quote[^!]*shortcuts", AGENT, "quit\r"), END, size=(40, 100)),
    scenario("h-opencode", ["python3", "@opencode.py"], ask("switch agent", AGENT, "fix the bug\r", 10.0), ask("Done with fix[^!]*switch agent", AGENT, "run the tests\r"), ask("enter confirm", APPROVAL, "\r"), ask("Done with run[^!]*switch agent", AGENT, "quote\r"), ask("Done with quote[^!]*switch agent", AGENT, "quit\r"), END, size=(30, 100)),
    scenario("h-aider", ["python3", "@aider.py"], ask(r"tokens[^>]*>", AGENT, "fix the bug\r", 10.0), ask(r"session\.[^>]*>", AGENT, "add a file\r"), ask(r"\[Yes\]:", APPROVAL, "y\r"), ask(r"session\.[^>]*>", AGENT, "/architect\r"), ask("architect>", AGENT, "run it\r"), ask(r"\[Yes\]:", APPROVAL, "n\r"), ask("architect>", AGENT, "/exit\r"), END),
]
