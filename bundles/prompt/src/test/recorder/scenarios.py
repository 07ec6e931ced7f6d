# SPDX-FileCopyrightText: The Ithaca authors
# SPDX-License-Identifier: Apache-2.0
"""What is recorded: each a program, what is typed, and what the program does from when to when."""

IDLE, PASSWORD, CONFIRM, MENU, TEXT = "idle_at_prompt", "needs_input/password", "needs_input/confirm", "needs_input/menu", "needs_input/text"
AGENT, APPROVAL = "needs_input/agent_prompt", "blocked_on_approval"
BASH = ["bash", "--norc", "--noprofile", "-i"]
SHELL = r"user@host:[^\n]*\$ $"


def ask(pattern, truth, answer=None, seconds=12.0, slowly=False):
    return ("ask", pattern, truth, seconds, answer, slowly)


def send(data):
    return ("send", data)


def work(seconds):
    return ("work", seconds)


def see(pattern):
    return ("see", pattern)


END = ("end",)


def scenario(name, command, *steps, **more):
    return dict(name=name, command=command, steps=steps, **more)


SCENARIOS = [
    scenario("bash", BASH, ask(SHELL, IDLE, "sleep 2\n"), ask(SHELL, IDLE, "echo 100%; echo 'a $'; sleep 3; echo '> '\n", 3.0),
             ask(SHELL, IDLE, "ls -la / | head -40\n", 1.5, True), ask(SHELL, IDLE, "exit\n"), END),
    scenario("bash-flood", BASH, ask(SHELL, IDLE, "for i in $(seq 300); do echo \"row $i? (y/n) $\"; sleep 0.02; done\n"),
             ask(SHELL, IDLE, "yes '>>> ' | head -200000 | tail -30; sleep 12\n"), ask(SHELL, IDLE, None, 12)),
    scenario("bash-fast", BASH, *[ask(SHELL, IDLE, "sleep 0.8; echo %d\n" % turn, 2.0) for turn in range(8)], ask(SHELL, IDLE)),
    scenario("bash-read", ["bash", "-c", "echo start; sleep 1; read -p 'Your name: ' n; echo hi $n; sleep 2; select x in red green; do echo $x; break; done; sleep 2; read -n1 -p 'Press any key to continue'; echo; sleep 1.5"],
             ask("Your name: $", TEXT, "Ann\n"), ask(r"#\? $", MENU, "2\n"), ask("to continue$", MENU, "x"), END),
    scenario("bash-confirm", ["bash", "-c", "for f in a b c; do read -p \"Overwrite file $f? (y/n) \" x; sleep 1.2; done; read -p 'Are you sure you want to continue connecting (yes/no/[fingerprint])? ' y; sleep 2"],
             *[ask(r"file %s\? \(y/n\) $" % name, CONFIRM, "y\n", 4.0) for name in "abc"], ask(r"fingerprint\]\)\? $", CONFIRM, "yes\n"), END),
    scenario("bash-password", ["bash", "-c", "read -s -p '[sudo] password for ann: ' p; echo; echo Sorry, try again.; sleep 1; read -s -p '[sudo] password for ann: ' p; echo; sleep 4; echo installed"],
             ask("for ann: $", PASSWORD, "wrong\n"), ask("for ann: $", PASSWORD, "right\n"), END),
    scenario("silent-password", ["bash", "-c", "printf 'PIN: '; stty -echo; head -n1 >/dev/null; sleep 5; stty echo; echo; echo ok; sleep 1"],
             ask("PIN: $", PASSWORD, "1234\n"), END),
    scenario("shell-marks", ["bash", "--norc", "--noprofile", "-i"], ask(r"\$ $", IDLE, "sleep 3\n"), ask(r"\$ $", IDLE, "true\n"), ask(r"\$ $", IDLE),
             env={"PS1": "\\[\x1b]133;A\x07\\]~ \\[\x1b[32m\\]$\\[\x1b[0m\\] \\[\x1b]133;B\x07\\]", "PS0": "\x1b]133;C\x07"}),
    scenario("zsh", ["zsh", "-f"], ask(r"corpus% $", IDLE, "sleep 2\n"), ask(r"corpus% $", IDLE, "read -q '?Sure [y/n] '\n"), ask(r"Sure \[y/n\] $", CONFIRM, "y"),
             ask(r"corpus% $", IDLE, "exit\n"), END, env={"PS1": "corpus%% "}, needs=["zsh"]),
    scenario("sh-dash", ["sh", "-i"], ask(r"\$ $", IDLE, "cat\n"), work(0.1), ask(r"cat\r\n", IDLE, "one\n", 3.0), ask("one\r\none\r\n", IDLE, "\x04", 6.0), ask(r"\$ $", IDLE, "exit\n"), END, env={"PS1": "$ "}),
    scenario("python", ["python3", "-i", "-q"], ask(">>> $", IDLE, "import time; time.sleep(2)\n"), ask(">>> $", IDLE, "x = input('Name? ')\n"), ask(r"Name\? $", TEXT, "Ann\n"),
             ask(">>> $", IDLE, "for i in range(3):\n"), ask(r"\.\.\. $", IDLE, "  time.sleep(1)\n"), ask(r"\.\.\. $", IDLE, "\n"), work(2.8), ask(">>> $", IDLE, "exit()\n"), END),
    scenario("python-getpass", ["python3", "-c", "import getpass,time; getpass.getpass(); time.sleep(2); getpass.getpass('API key: '); time.sleep(2); input('Continue? '); time.sleep(2)"],
             ask("Password: $", PASSWORD, "x\n"), ask("API key: $", PASSWORD, "x\n"), ask(r"Continue\? $", CONFIRM, "y\n"), END),
    scenario("ipython", ["ipython3", "--no-banner", "--no-confirm-exit"], ask(r"In \[1\]: ", IDLE, "import time; time.sleep(3)\r"), ask(r"In \[2\]: ", IDLE, "exit\r"), END, needs=["ipython3"]),
    scenario("node", ["node"], ask("> $", IDLE, "new Promise(r => setTimeout(r, 100))\n"), ask("> $", IDLE, "for (let t = Date.now() + 3000; Date.now() < t;);\n"), ask("> $", IDLE, ".exit\n"), END, needs=["node"]),
    scenario("sqlite3", ["sqlite3"], ask("sqlite> $", IDLE, "select 1\n"), ask(r"\.\.\.> $", IDLE, ";\n"), ask("sqlite> $", IDLE, "with recursive c(x) as (select 1 union all select x+1 from c limit 9000000) select count(*) from c;\n"), ask("sqlite> $", IDLE, ".quit\n"), END, needs=["sqlite3"]),
    scenario("psql-password", ["psql", "-h", "127.0.0.1", "-p", "1", "-U", "ann", "-W"], ask("Password: $", PASSWORD, "x\n"), END, needs=["psql"]),
    scenario("gdb", ["gdb", "-q", "-nx", "/bin/sleep"], ask(r"\(gdb\) $", IDLE, "run 3\n"), ask(r"\(gdb\) $", IDLE, "help all\n"), ask(r"without paging--$", MENU, "q\n"), ask(r"\(gdb\) $", IDLE, "quit\n"), END, needs=["gdb"],
             size=(24, 100), env={"DEBUGINFOD_URLS": ""}),
    scenario("ssh-keygen", ["bash", "-c", "touch key; chmod 600 key; ssh-keygen -f key -t ed25519; sleep 1; ssh-keygen -p -f key"], ask(r"Overwrite \(y/n\)\? $", CONFIRM, "y\n"), ask(r"no passphrase\)[^:\n]*: $", PASSWORD, "secret\n"), ask("same passphrase again: $", PASSWORD, "secret\n"),
             ask("old passphrase: $", PASSWORD, "secret\n"), ask(r"no passphrase\): $", PASSWORD, "\n"), ask("again: $", PASSWORD, "\n"), END),
    scenario("ssh-keygen-file", ["ssh-keygen", "-t", "ed25519"], ask(r"save the key \([^)]*\): $", TEXT, "./k\n"), ask(r"no passphrase\)[^:\n]*: $", PASSWORD, "\n"), ask("again: $", PASSWORD, "\n"), END),
    scenario("apt-dpkg", ["sh", "@dpkg.sh"], ask(r"continue\? \[Y/n\] $", CONFIRM, "y\n"), ask(r"default=N\] \? $", MENU, "n\n"), END),
    scenario("git-add-p", ["git", "add", "-p"], ask(r"Stage this hunk [^\n]*\? $", MENU, "y\n", 5.0), ask(r"Stage this hunk [^\n]*\? $", MENU, "q\n"), END,
             setup="git init -q . && seq 60 > f && git add f && git commit -qm one && sed -i '2s/.*/x/;50s/.*/y/' f"),
    scenario("git-rebase-i", ["git", "rebase", "-i", "--root"], ask("reword the commit message", IDLE, ":wq\r", 12.0), END, env={"EDITOR": "vim -u NONE"}, needs=["vim"],
             setup="git init -q . && touch a && git add a && git commit -qm one && touch b && git add b && git commit -qm two"),
    scenario("git-log", ["bash", "--norc", "--noprofile", "-i"], ask(SHELL, IDLE, "git log\n"), ask(r"^:$|:\Z", IDLE, " ", 5.0), ask(".", IDLE, "q"), ask(SHELL, IDLE, "exit\n"), END,
             setup="git init -q . && for i in $(seq 30); do git commit -q --allow-empty -m $i; done", env={"LESS": "", "PAGER": "less"}),
    scenario("less", ["less", "f"], ask("^f$|f\\Z", IDLE, " ", 6.0), ask(".", IDLE, "G", 6.0), ask(".", IDLE, "q"), END, setup="seq 500 > f"),
    scenario("man", ["bash", "--norc", "--noprofile", "-i"], ask(SHELL, IDLE, "man -l m.1\n"), ask(r"quit\)\Z", IDLE, "q"), ask(SHELL, IDLE, "exit\n"), END, needs=["man"],
             setup="(echo .TH X 1; echo .SH NAME; for i in $(seq 80); do echo x - y; echo .PP; done) > m.1"),
    scenario("vim", ["vim", "-u", "NONE", "f"], ask(r"100L|100 lines", IDLE, "ihello\x1b", 8.0), ask("hello", IDLE, ":!sleep 3\r", 8.0), ask(r"Press ENTER[^\n]*continue", MENU, "\r", 8.0), ask("~|[0-9]", IDLE, ":q!\r", 8.0), END, setup="seq 100 > f", needs=["vim"]),
    scenario("npm-init", ["npm", "init"], ask(r"package name: \([^)]*\) $", TEXT, "demo\n"), ask(r"version: \([^)]*\) $", TEXT, "\n", 4.0), ask("description: $", TEXT, "\n", 4.0), ask("entry point: [^:]* $", TEXT, "\n", 4.0), ask("test command: $", TEXT, "\n", 4.0),
             ask("git repository: $", TEXT, "\n", 4.0), ask("keywords: $", TEXT, "\n", 4.0), ask("author: $", TEXT, "\n", 4.0), ask(r"license: \([^)]*\) $", TEXT, "\n", 4.0), ask(r"type: \([^)]*\) $", TEXT, "\n", 4.0), ask(r"Is this OK\? \(yes\) $", CONFIRM, "\n"), END, needs=["npm"]),
    scenario("make", ["make"], END, setup="printf 'all: a b c\\n%%: %%.c\\n\\tgcc -O2 -o $@ $<\\n' > Makefile; for f in a b c; do (for i in $(seq 400); do echo \"int f$i(int x){int s=0;for(int i=0;i<x;i++)s+=i*$i;return s;}\"; done; echo 'int main(){return f1(3);}') > $f.c; done", needs=["make", "gcc"]),
    scenario("download", ["python3", "@download.py"], END),
    scenario("quiet-computation", ["python3", "-c", "print('Do you want to proceed? (y/n) ', end='', flush=True)\nimport time\nt=time.time()+14\nwhile time.time()<t: pass\nprint('computed >')\nt=time.time()+12\nwhile time.time()<t: pass"], END),
    scenario("quiet-sleep", ["bash", "-c", "printf 'Connecting to server: '; sleep 13; echo ok; printf 'user@host:~$ '; sleep 13; echo"], END),
    scenario("quiet-network", ["python3", "-c", "import socket; s=socket.socket(); s.bind(('127.0.0.1',0)); s.listen(); s.settimeout(13)\nprint('Password:', end=' ', flush=True)\ntry: s.accept()\nexcept Exception: print('timeout')"], END),
    scenario("quiet-node", ["node", "-e", "process.stdout.write('Install? (y/n) '); setTimeout(() => {}, 13000)"], END, needs=["node"]),
    scenario("tail-f", ["bash", "-c", "(for i in 1 2 3 4 5 6; do echo \"line $i >\"; sleep 2; done) > f & sleep 0.3; timeout 14 tail -f f"], END),
    scenario("top", ["top", "-d", "2"], work(14), needs=["top"]),
    scenario("chat", ["python3", "@chat.py"], ask("you> $", AGENT, "hello\n"), ask("you> $", AGENT, "quit\n"), END),
    scenario("menu", ["python3", "@menu.py"], ask("Select a version[^!]*arrow keys[^\n]*", MENU, "\n", 8.0), work(1.7), ask("Select a version", MENU, "jjj\n", 8.0), END),
    scenario("inquirer", ["node", "-e", "const r=require('readline');const i=r.createInterface({input:process.stdin,output:process.stdout});i.question('? Project name: (demo) ',()=>{setTimeout(()=>i.question('? Use TypeScript? (Y/n) ',()=>{setTimeout(()=>{i.close()},2500)}),2000)})"],
             ask(r"\(demo\) $", TEXT, "\n"), ask(r"\(Y/n\) $", CONFIRM, "y\n"), END, needs=["node"]),
    scenario("agent-claude", ["python3", "@agent.py", "claude"], ask(r"\? for shortcuts", AGENT, "fix it", 12.0), ask(".", AGENT, "\r", 6.0), ask(r"Done with fix it[^!]*shortcuts", AGENT, "run tests\r"), ask("Do you want to proceed", APPROVAL, "1"), ask(r"Done with run[^!]*shortcuts", AGENT, "quote\r"),
             ask(r"Done with quote[^!]*shortcuts", AGENT, "quit\r"), END, size=(40, 100)),
    scenario("agent-codex", ["python3", "@agent.py", "codex"], ask(r"\? for shortcuts", AGENT, "run\r", 12.0), ask("or esc to cancel", APPROVAL, "y"), ask(r"Done with run[^!]*shortcuts", AGENT, "quote\r"), ask(r"Done with quote[^!]*shortcuts", AGENT, "quit\r"), END, size=(40, 100)),
    scenario("agent-gemini", ["python3", "@agent.py", "gemini"], ask("context left", AGENT, "run\r", 12.0), ask("Do you want to proceed", APPROVAL, "1"), ask(r"Done with run[^!]*context left", AGENT, "still\r"), ask(r"Done with still[^!]*context left", AGENT, "quit\r"), END, size=(40, 100)),
    scenario("agent-copilot", ["python3", "@agent.py", "copilot"], ask("Type @ to mention", AGENT, "run\r", 12.0), ask(r"Allow tool use", APPROVAL, "1"), ask(r"Done with run[^!]*mention", AGENT, "notify\r"), ask(r"Done with notify[^!]*mention", AGENT, "quit\r"), END, size=(30, 100)),
    scenario("agent-aider", ["python3", "@agent.py", "aider"], ask("> $", AGENT, "run\r", 12.0), ask(r"\[Yes\]: $", APPROVAL, "y"), ask(r"Done with run[^!]*> $", AGENT, "notify\r"), ask(r"Done with notify[^!]*> $", AGENT, "quit\r"), END),
    scenario("agent-node", ["node", "@agent.js"], ask("for shortcuts", AGENT, "hello\r"), work(2.4), ask("for shortcuts", AGENT, "run\r"), ask("Allow execution", APPROVAL, "1"), work(1.4), ask("for shortcuts", AGENT, "quiet\r", 8.0), work(4.9), ask("for shortcuts", AGENT, "quit\r", 8.0), END, needs=["node"], size=(30, 100)),
    scenario("nested", BASH, ask(SHELL, IDLE, "python3 -q\n"), ask(">>> $", IDLE, "exit()\n"), ask(SHELL, IDLE, "read -s -p 'Token: ' x; sleep 3\n"), ask("Token: $", PASSWORD, "abc\n"), ask(SHELL, IDLE, "read -p 'Really? ' y\n"), ask(r"Really\? $", CONFIRM, "n\n"), ask(SHELL, IDLE, "exit\n"), END),
    scenario("tmux", ["tmux", "-L", "corpus", "-f", "/dev/null", "new-session", "bash --norc --noprofile -i"], ask(r"bash-[0-9.]*[#$] ", IDLE, "sleep 4\n", 14.0), work(3.8), ask(r"bash-[0-9.]*[#$] ", IDLE, "exit\n"), END, needs=["tmux"]),
    scenario("pause", ["bash", "-c", "echo 'Install finished'; read -p 'Press ENTER to continue'; sleep 2; echo -n 'Proceed with deletion of 3 files? [y/N] '; read a; sleep 2"], ask("ENTER to continue$", MENU, "\n"), ask(r"\[y/N\] $", CONFIRM, "y\n"), END),
    scenario("slow-prompt", ["bash", "-c", "printf 'Passphrase'; sleep 0.3; printf ' for key'; sleep 0.5; printf ': '; sleep 3; read -s x; echo; sleep 1"], work(3.75), ask("for key: $", PASSWORD, "x\n"), END),
]
