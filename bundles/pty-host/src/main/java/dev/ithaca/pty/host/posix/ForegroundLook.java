// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import dev.ithaca.wire.host.TtyFacts.Reading;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One look at who is in the foreground of a terminal and whether it waits for keys. Bounded: at most
 * {@value #MOST_PROCESSES} processes and {@value #MOST_THREADS} threads of each. It reads {@code /proc}, so it is no work for
 * a loop.
 */
public final class ForegroundLook {
    private static final int MOST_PROCESSES = 128;
    private static final int MOST_THREADS = 64;

    private final int leader;
    private final int group;
    private final String terminal;
    private final Set<Integer> seen = new HashSet<>();
    private Reading reading = Reading.NO;
    private int processes;
    private int running;
    private int members;
    private int reader;

    private ForegroundLook(int leader, int group, String terminal) {
        this.leader = leader;
        this.group = group;
        this.terminal = terminal;
    }

    /**
     * What was found.
     *
     * @param program name of the process of the foreground group that waits for keys, of the leading one if none does; empty
     *     if it is gone or there is no process table
     * @param reading whether a member of the foreground group waits for keys
     * @param processes how many processes the session has
     * @param running how many of them ran or waited for a disk
     */
    public record Found(String program, Reading reading, int processes, int running) {}

    /**
     * @param leader the session's first process
     * @param group the foreground process group, 0 if it is not known
     * @param terminal path of the terminal's own side, empty if it is not known
     */
    public static Found look(int leader, int group, String terminal) {
        if (group <= 0 || terminal.isEmpty() || !WaitCall.known()) {
            return new Found(ProgramName.of(group), Reading.UNKNOWN, 0, 0);
        }
        return new ForegroundLook(leader, group, terminal).walk();
    }

    private Found walk() {
        Deque<Integer> next = new ArrayDeque<>(List.of(leader, group));
        while (!next.isEmpty() && seen.size() < MOST_PROCESSES) {
            int pid = next.poll();
            if (seen.add(pid)) {
                visit(pid, next);
            }
        }
        Reading result = members == 0 || (reading == Reading.NO && !next.isEmpty()) ? Reading.UNKNOWN : reading;
        return new Found(ProgramName.of(reader > 0 ? reader : group), result, processes, running);
    }

    private void visit(int pid, Deque<Integer> next) {
        String stat = ProcFile.text(pid + "/stat");
        int end = stat == null ? -1 : stat.lastIndexOf(')');
        if (stat == null || end < 0 || stat.length() < end + 6) {
            return;
        }
        String[] fields = stat.substring(end + 2).split(" ", 4);
        if (fields[0].equals("Z") || fields[0].equals("X")) {
            return;
        }
        processes++;
        if (fields[0].equals("R") || fields[0].equals("D")) {
            running++;
        }
        boolean member = fields.length > 2 && fields[2].equals(Integer.toString(group));
        TtyWait wait = new TtyWait(pid, terminal);
        members += member ? 1 : 0;
        for (int thread : ProcFile.numbers(pid + "/task", MOST_THREADS)) {
            if (member && reading != Reading.YES) {
                take(pid, wait.ofThread(thread));
            }
            addChildren(ProcFile.text(pid + "/task/" + thread + "/children"), next);
        }
    }

    private void take(int pid, Reading seen) {
        Reading now = stronger(reading, seen);
        if (now != reading && now != Reading.UNKNOWN) {
            reader = pid;
        }
        reading = now;
    }

    private static void addChildren(@Nullable String children, Deque<Integer> next) {
        if (children != null && !children.isBlank()) {
            for (String child : children.strip().split(" ", -1)) {
                next.add(Integer.parseInt(child));
            }
        }
    }

    /** Who is certain wins over who may be, and who may be over whom we cannot see. */
    private static Reading stronger(Reading one, Reading other) {
        if (one == Reading.NO || (one == Reading.UNKNOWN && other != Reading.NO)) {
            return other;
        }
        return other == Reading.YES ? other : one;
    }
}
