// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.tree;

import dev.ithaca.pty.host.posix.ProcessEntry;
import dev.ithaca.pty.host.posix.ProcessSignal;
import dev.ithaca.pty.host.posix.ProcessTable;
import dev.ithaca.pty.host.posix.Signals;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One session's processes. It remembers the process sessions and groups that it has seen, so that members are still known
 * when their parents are gone. Used by the helper thread only; its leader must not have been reaped.
 */
public final class ProcessTree {
    private final int leader;
    private final String variable;
    private final Set<Integer> sessions = new HashSet<>();
    private final Set<Integer> groups = new HashSet<>();

    public ProcessTree(int leader, String session) {
        this.leader = leader;
        this.variable = "ITHACA_SESSION_ID=" + session;
        sessions.add(leader);
        groups.add(leader);
    }

    /** Asks or forces all members to end, and the leader's group if there is no process table; counts the living. */
    int end(ProcessSnapshot snapshot, boolean force) {
        if (snapshot.isEmpty()) {
            ProcessSignal.sendToLeader(leader, force ? Signals.KILL : Signals.TERM);
            return 0;
        }
        List<ProcessEntry> members = members(snapshot);
        for (ProcessEntry member : members) {
            if (force) {
                ProcessSignal.send(member, Signals.KILL);
            } else {
                ProcessSignal.askToEnd(member);
            }
        }
        return members.size();
    }

    /** The living members: children first, so that no parent has time to replace what was ended before it. */
    List<ProcessEntry> members(ProcessSnapshot snapshot) {
        Map<Integer, List<ProcessEntry>> children = snapshot.children();
        List<ProcessEntry> members = new ArrayList<>();
        Set<Integer> known = new HashSet<>();
        for (ProcessEntry entry : snapshot.entries()) {
            if (entry.pid() == leader || entry.session() == leader || adopted(entry, snapshot)) {
                addWithDescendants(entry, children, known, members);
            }
        }
        members.forEach(member -> {
            sessions.add(member.session());
            groups.add(member.group());
        });
        members.removeIf(ProcessEntry::zombie);
        return members;
    }

    private boolean adopted(ProcessEntry entry, ProcessSnapshot snapshot) {
        return entry.parent() == snapshot.host()
                && !entry.zombie()
                && !snapshot.isLeader(entry.pid())
                && (sessions.contains(entry.session())
                        || groups.contains(entry.group())
                        || ProcessTable.startedWith(entry.pid(), variable));
    }

    private static void addWithDescendants(
            ProcessEntry root,
            Map<Integer, List<ProcessEntry>> children,
            Set<Integer> known,
            List<ProcessEntry> members) {
        Deque<ProcessEntry> next = new ArrayDeque<>(List.of(root));
        while (!next.isEmpty()) {
            ProcessEntry entry = next.poll();
            if (known.add(entry.pid())) {
                members.add(entry);
                next.addAll(children.getOrDefault(entry.pid(), List.of()));
            }
        }
    }
}
