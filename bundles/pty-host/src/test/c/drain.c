// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
// The least that can read a PTY: opens one, runs a command in it, reads until the end. The limit to compare with.
#define _GNU_SOURCE
#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

int main(int argc, char **argv) {
    static char buffer[65536];
    int master;
    struct winsize size = {24, 80, 0, 0};
    pid_t pid = forkpty(&master, NULL, NULL, &size);
    if (pid == 0) {
        execvp(argv[1], argv + 1);
        _exit(127);
    }
    long total = 0;
    for (ssize_t n; (n = read(master, buffer, sizeof buffer)) > 0;) {
        total += n;
    }
    int status;
    waitpid(pid, &status, 0);
    fprintf(stderr, "%ld\n", total);
    return argc < 2;
}
