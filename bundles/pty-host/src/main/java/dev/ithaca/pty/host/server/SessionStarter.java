// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.server;

import dev.ithaca.pty.host.posix.CommandLookup;
import dev.ithaca.pty.host.posix.PtyChild;
import dev.ithaca.pty.host.posix.PtySpawner;
import dev.ithaca.pty.host.posix.SpawnException;
import dev.ithaca.pty.host.posix.SpawnException.Reason;
import dev.ithaca.pty.host.posix.SpawnSpec;
import dev.ithaca.pty.host.session.SessionStart;
import dev.ithaca.pty.host.session.TerminalSize;
import dev.ithaca.session.log.LogLimits;
import dev.ithaca.session.log.LogWriter;
import dev.ithaca.session.log.MemoryBudget;
import dev.ithaca.wire.host.HostRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes a session's directory and log, and spawns its child; on the spawn thread. */
final class SessionStarter {
    private static final long SEGMENT_BYTES = 8L << 20;
    private static final int MEMORY_BYTES = 1 << 20;

    /** For output of all sessions that a full disk does not take: well below the heap of host.vmoptions. */
    private static final long SHARED_MEMORY_BYTES = 96L << 20;

    private final MemoryBudget memory = new MemoryBudget(SHARED_MEMORY_BYTES);
    private final PtySpawner spawner;

    SessionStarter(PtySpawner spawner) {
        this.spawner = spawner;
    }

    SessionStart start(HostRequest.Spawn request) throws SpawnException {
        if (request.session().isBlank() || !request.directory().startsWith("/")) {
            throw new SpawnException(Reason.INVALID, "a session needs an id and an absolute directory");
        }
        if (!TerminalSize.allowed(request.rows(), request.columns())) {
            throw new SpawnException(Reason.INVALID, TerminalSize.limits(request.rows(), request.columns()));
        }
        SpawnSpec spec = CommandLookup.resolve(
                request.command(), request.cwd(), request.environment(), request.rows(), request.columns());
        Path directory = Path.of(request.directory());
        LogWriter writer = openLog(directory, request.keepBytes());
        PtyChild child = null;
        try {
            child = spawner.spawn(spec);
            long now = System.currentTimeMillis();
            writer.event("started", started(child, spec));
            return new SessionStart(request.session(), spec, child, writer, directory, now);
        } catch (SpawnException | RuntimeException | Error e) {
            if (child != null) {
                child.abandon();
                child.closeDescriptors();
            }
            writer.close();
            throw e;
        }
    }

    private LogWriter openLog(Path directory, long keepBytes) throws SpawnException {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            long keep = keepBytes > 0 ? keepBytes : Long.MAX_VALUE;
            return LogWriter.open(
                    directory, new LogLimits(SEGMENT_BYTES, keep, MEMORY_BYTES), System::currentTimeMillis, memory);
        } catch (IOException e) {
            throw new SpawnException(Reason.SYSTEM, "cannot open the log in " + directory + ": " + e);
        }
    }

    private static Map<String, String> started(PtyChild child, SpawnSpec spec) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("pid", Integer.toString(child.pid()));
        fields.put("rows", Integer.toString(spec.rows()));
        fields.put("columns", Integer.toString(spec.columns()));
        fields.put("command", String.join(" ", spec.command()));
        return fields;
    }
}
