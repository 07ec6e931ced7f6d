// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
//
// The parts of the benchmarks that must be exact or cheap: a terminal that drains and times (term), the programs that run
// inside the sessions under test (emit, rawcat, flood, idle), test data (gen), and what the system itself can do (spawn,
// time). All times are CLOCK_MONOTONIC in nanoseconds, so those of different processes can be compared.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

static void die(const char *what) {
    perror(what);
    exit(1);
}

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

static void write_all(int fd, const void *data, size_t length) {
    const char *at = data;
    while (length > 0) {
        ssize_t n = write(fd, at, length);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) die("write");
        at += n;
        length -= (size_t)n;
    }
}

// ---- test data ------------------------------------------------------------------------------------------------------

static size_t text_line(char *line, uint64_t number) {
    int n = sprintf(line, "%010llu the quick brown fox jumps over the lazy dog and runs home 0123", (unsigned long long)number);
    line[n] = '\n';
    return (size_t)n + 1;
}

static size_t sgr_line(char *line, uint64_t number) {
    size_t n = 0;
    for (int word = 0; word < 8; word++) {
        n += (size_t)sprintf(line + n, "\033[1;%llum%06llu\033[0m \033[38;5;%llum%c\033[m", 31 + (unsigned long long)((number + word) % 7),
                             (unsigned long long)((number * 8 + word) % 1000000), (unsigned long long)(number * 3 + word) % 256, 'a' + word);
    }
    line[n++] = '\n';
    return n;
}

static int gen(const char *kind, uint64_t bytes) {
    static char block[1 << 16];
    size_t used = 0;
    uint64_t written = 0;
    for (uint64_t number = 0; written < bytes; number++) {
        size_t n = strcmp(kind, "sgr") == 0 ? sgr_line(block + used, number) : text_line(block + used, number);
        used += n;
        written += n;
        if (used > sizeof block - 1024) {
            write_all(1, block, used);
            used = 0;
        }
    }
    write_all(1, block, used);
    return 0;
}

// ---- programs that run inside a session -------------------------------------------------------------------------------

static void wait_at(const char *fifo) {
    int fd;
    while ((fd = open(fifo, O_RDONLY)) < 0 && errno == EINTR) continue;
    if (fd < 0) die(fifo);
    char byte;
    while (read(fd, &byte, 1) < 0 && errno == EINTR) continue;
    close(fd);
}

// Waits at the gate, runs the command, prints the marker, writes start and end to the result file, waits at the gate.
static int emit(const char *gate, const char *result, const char *marker, char **command) {
    wait_at(gate);
    int64_t start = now();
    pid_t pid;
    if (posix_spawnp(&pid, command[0], NULL, NULL, command, environ) != 0) die(command[0]);
    int status;
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) continue;
    int64_t end = now();
    printf("\n%s\n", marker);
    fflush(stdout);
    char temporary[4096];
    snprintf(temporary, sizeof temporary, "%s.tmp", result);
    FILE *file = fopen(temporary, "w");
    if (file == NULL) die(temporary);
    fprintf(file, "%lld %lld %d\n", (long long)start, (long long)end, status);
    fclose(file);
    rename(temporary, result);
    wait_at(gate);
    return 0;
}

// Echoes each byte in raw mode and stays on one line, so that no sample pays for a scrolled screen.
static int rawcat(void) {
    struct termios raw;
    if (tcgetattr(0, &raw) == 0) {
        cfmakeraw(&raw);
        tcsetattr(0, TCSANOW, &raw);
    }
    write_all(1, "READY\r\n", 7);
    int column = 0;
    char in[4096];
    ssize_t n;
    while ((n = read(0, in, sizeof in)) > 0) {
        char out[2 * sizeof in];
        size_t length = 0;
        for (ssize_t i = 0; i < n; i++) {
            if (column++ == 60) {
                out[length++] = '\r';
                column = 1;
            }
            out[length++] = in[i];
        }
        write_all(1, out, length);
    }
    return 0;
}

static volatile sig_atomic_t flooding;
static void flood_on(int signal) { (void)signal; flooding = 1; }
static void flood_off(int signal) { (void)signal; flooding = 0; }

// Floods its terminal with text between SIGUSR1 and SIGUSR2; writes its pid to a file first.
static int flood(const char *pidfile) {
    struct sigaction action = {.sa_handler = flood_on};
    sigaction(SIGUSR1, &action, NULL);
    action.sa_handler = flood_off;
    sigaction(SIGUSR2, &action, NULL);
    sigset_t both, before;
    sigemptyset(&both);
    sigaddset(&both, SIGUSR1);
    sigaddset(&both, SIGUSR2);
    sigprocmask(SIG_BLOCK, &both, &before);
    FILE *file = fopen(pidfile, "w");
    if (file == NULL) die(pidfile);
    fprintf(file, "%d\n", getpid());
    fclose(file);
    static char block[4096];
    size_t used = 0;
    for (uint64_t i = 0; used < sizeof block - 80; i++) used += text_line(block + used, i);
    while (1) {
        while (!flooding) sigsuspend(&before);
        sigprocmask(SIG_SETMASK, &before, NULL);
        while (flooding) {
            if (write(1, block, used) < 0 && errno != EINTR) return 1;
        }
        sigprocmask(SIG_BLOCK, &both, NULL);
    }
}

// ---- the terminal -------------------------------------------------------------------------------------------------------

static int master;
static pid_t child;
static uint64_t received;
static char expected[256];
static size_t expected_length;
static char tail[256];
static size_t tail_length;
static int64_t seen_at;
static int ended;
static char last[160];
static size_t last_length;

static void reply(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vprintf(format, arguments);
    va_end(arguments);
    putchar('\n');
    fflush(stdout);
}

// Looks for the expected text, also across two reads.
static void look(const char *data, size_t length) {
    if (expected_length == 0 || seen_at != 0) return;
    char seam[512];
    size_t head = length < expected_length ? length : expected_length;
    memcpy(seam, tail, tail_length);
    memcpy(seam + tail_length, data, head);
    if (memmem(seam, tail_length + head, expected, expected_length) != NULL
        || memmem(data, length, expected, expected_length) != NULL) {
        seen_at = now();
        return;
    }
    size_t keep = expected_length - 1;
    if (length >= keep) {
        memcpy(tail, data + length - keep, keep);
        tail_length = keep;
    } else {
        size_t old = tail_length + length > keep ? keep - length : tail_length;
        memmove(tail, tail + tail_length - old, old);
        memcpy(tail + old, data, length);
        tail_length = old + length;
    }
}

static ssize_t take(char *buffer, size_t size) {
    ssize_t n = read(master, buffer, size);
    if (n <= 0) {
        if (n < 0 && (errno == EAGAIN || errno == EINTR)) return 0;
        ended = 1;
        return -1;
    }
    received += (uint64_t)n;
    last_length = (size_t)n < sizeof last ? (size_t)n : sizeof last;
    memcpy(last, buffer + n - last_length, last_length);
    look(buffer, (size_t)n);
    return n;
}

// Drains the terminal until the deadline; with quiet > 0 it returns early after so many ns without output.
static int drain_until(int64_t deadline, int64_t quiet) {
    static char buffer[1 << 16];
    int64_t last = now();
    while (!ended) {
        int64_t t = now();
        int64_t until = deadline;
        if (quiet > 0 && last + quiet < until) until = last + quiet;
        if (t >= until) return until != deadline;
        int64_t left = until - t;
        struct timespec timeout = {left / 1000000000LL, left % 1000000000LL};
        struct pollfd one = {master, POLLIN, 0};
        if (ppoll(&one, 1, &timeout, NULL) > 0 && take(buffer, sizeof buffer) > 0) last = now();
        if (expected_length > 0 && seen_at != 0 && quiet == 0) return 1;
    }
    return 0;
}

static void echo_samples(int samples, int warm, unsigned seed) {
    static const char keys[] = "#%&=";
    static char buffer[1 << 16];
    int64_t *taken = malloc((size_t)samples * sizeof *taken);
    int count = 0;
    for (int i = -warm; i < samples && !ended; i++) {
        seed = seed * 1103515245u + 12345u;
        drain_until(now() + 2000000LL + (seed >> 8) % 4000000u, 0);
        char key = keys[(i + warm) & 3];
        int64_t start = now();
        if (write(master, &key, 1) != 1) break;
        int64_t end = 0;
        while (end == 0 && !ended) {
            struct pollfd one = {master, POLLIN, 0};
            if (poll(&one, 1, 3000) <= 0) {
                reply("lost after %d samples", count);
                free(taken);
                return;
            }
            ssize_t n = take(buffer, sizeof buffer);
            if (n > 0 && memchr(buffer, key, (size_t)n) != NULL) end = now();
        }
        if (i >= 0 && end != 0) taken[count++] = end - start;
    }
    printf("echo");
    for (int i = 0; i < count; i++) printf(" %lld", (long long)taken[i]);
    putchar('\n');
    fflush(stdout);
    free(taken);
}

static void command(char *line) {
    int a, b;
    unsigned seed;
    char text[256];
    if (sscanf(line, "quiet %d %d", &a, &b) == 2) {
        reply(drain_until(now() + b * 1000000LL, a * 1000000LL) ? "quiet" : "busy");
    } else if (sscanf(line, "expect %d %255s", &a, text) == 2) {
        strcpy(expected, text);
        expected_length = strlen(text);
        tail_length = 0;
        seen_at = 0;
        reply("armed");
        drain_until(now() + a * 1000000LL, 0);
        reply("seen %lld %llu", (long long)seen_at, (unsigned long long)received);
        expected_length = 0;
    } else if (sscanf(line, "await %d", &a) == 1) {
        drain_until(now() + a * 1000000LL, 0);
        reply("seen %lld %llu", (long long)seen_at, (unsigned long long)received);
        expected_length = 0;
    } else if (sscanf(line, "echo %d %d %u", &a, &b, &seed) == 3) {
        echo_samples(a, b, seed);
    } else if (strcmp(line, "last") == 0) {
        for (size_t i = 0; i < last_length; i++) printf("%02x", (unsigned char)last[i]);
        reply("");
    } else if (sscanf(line, "type %255s", text) == 1) {
        for (char *hex = text; hex[0] && hex[1]; hex += 2) {
            unsigned byte;
            sscanf(hex, "%2x", &byte);
            char c = (char)byte;
            write_all(master, &c, 1);
        }
        reply("typed");
    } else {
        reply("unknown");
    }
}

// Runs a command in a new PTY, drains what it prints, and does what the lines on standard input say. What PTYBENCH_EXPECT
// holds is looked for from the first byte on.
static int term(int rows, int columns, char **argv) {
    const char *first = getenv("PTYBENCH_EXPECT");
    if (first != NULL && strlen(first) < sizeof expected) {
        strcpy(expected, first);
        expected_length = strlen(first);
    }
    unsetenv("PTYBENCH_EXPECT");
    struct winsize size = {(unsigned short)rows, (unsigned short)columns, 0, 0};
    int64_t started = now();
    child = forkpty(&master, NULL, NULL, &size);
    if (child < 0) die("forkpty");
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGHUP);
        execvp(argv[0], argv);
        die(argv[0]);
    }
    reply("started %lld %d", (long long)started, child);
    static char buffer[1 << 16];
    static char line[1024];
    size_t length = 0;
    while (1) {
        struct pollfd both[2] = {{0, POLLIN, 0}, {ended ? -1 : master, POLLIN, 0}};
        if (poll(both, 2, -1) < 0) continue;
        if (both[1].revents) take(buffer, sizeof buffer);
        if (both[0].revents == 0) continue;
        ssize_t n = read(0, line + length, sizeof line - 1 - length);
        if (n <= 0) break;
        length += (size_t)n;
        line[length] = 0;
        char *end;
        while ((end = strchr(line, '\n')) != NULL) {
            *end = 0;
            command(line);
            length -= (size_t)(end + 1 - line);
            memmove(line, end + 1, length + 1);
        }
    }
    kill(child, SIGTERM);
    close(master);
    struct timespec step = {0, 5000000};
    for (int i = 0; i < 200; i++) {
        if (waitpid(child, NULL, WNOHANG) == child) return 0;
        nanosleep(&step, NULL);
    }
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    return 0;
}

// ---- what the system itself can do ------------------------------------------------------------------------------------------

static void quietly(posix_spawn_file_actions_t *actions) {
    posix_spawn_file_actions_init(actions);
    posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(actions, 1, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(actions, 2, "/dev/null", O_WRONLY, 0);
}

// Wall time of a command, from before it is started until it is reaped.
static int time_command(int count, char **argv) {
    posix_spawn_file_actions_t actions;
    quietly(&actions);
    for (int i = 0; i < count; i++) {
        int64_t start = now();
        pid_t pid;
        int status;
        if (posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ) != 0) die(argv[0]);
        waitpid(pid, &status, 0);
        printf("%lld %d\n", (long long)(now() - start), WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    }
    return 0;
}

// Time to open a PTY and to have a child in it, as C does it.
static int spawn(int count, char **argv) {
    for (int i = 0; i < count; i++) {
        int64_t start = now();
        int fd;
        pid_t pid = forkpty(&fd, NULL, NULL, NULL);
        if (pid < 0) die("forkpty");
        if (pid == 0) {
            execvp(argv[0], argv);
            _exit(127);
        }
        printf("%lld 0\n", (long long)(now() - start));
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
        close(fd);
    }
    return 0;
}

int main(int argc, char **argv) {
    // Under nohup the programs in the sessions would survive their terminals.
    signal(SIGHUP, SIG_DFL);
    const char *what = argc > 1 ? argv[1] : "";
    if (strcmp(what, "gen") == 0 && argc == 4) return gen(argv[2], strtoull(argv[3], NULL, 10));
    if (strcmp(what, "emit") == 0 && argc > 5) return emit(argv[2], argv[3], argv[4], argv + 5);
    if (strcmp(what, "rawcat") == 0) return rawcat();
    if (strcmp(what, "flood") == 0 && argc == 3) return flood(argv[2]);
    if (strcmp(what, "idle") == 0) while (1) pause();
    if (strcmp(what, "term") == 0 && argc > 4) return term(atoi(argv[2]), atoi(argv[3]), argv + 4);
    if (strcmp(what, "time") == 0 && argc > 3) return time_command(atoi(argv[2]), argv + 3);
    if (strcmp(what, "spawn") == 0 && argc > 3) return spawn(atoi(argv[2]), argv + 3);
    fprintf(stderr, "usage: ptybench gen|emit|rawcat|flood|idle|term|time|spawn ...\n");
    return 2;
}
