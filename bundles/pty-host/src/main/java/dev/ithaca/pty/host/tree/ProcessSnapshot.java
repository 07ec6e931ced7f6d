// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.tree;

import dev.ithaca.pty.host.posix.LeaderTable;
import dev.ithaca.pty.host.posix.ProcessEntry;
import dev.ithaca.pty.host.posix.ProcessTable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The process table at one moment, read once for all trees that are looked at in that moment. */
record ProcessSnapshot(
        int host, List<ProcessEntry> entries, Map<Integer, List<ProcessEntry>> children, LeaderTable leaders) {
    static ProcessSnapshot take(LeaderTable leaders) {
        int host = (int) ProcessHandle.current().pid();
        List<ProcessEntry> entries = ProcessTable.scan();
        return new ProcessSnapshot(
                host, entries, entries.stream().collect(Collectors.groupingBy(ProcessEntry::parent)), leaders);
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Leaders are children of the host too, and other sessions' business. */
    boolean isLeader(int pid) {
        return leaders.contains(pid);
    }
}
