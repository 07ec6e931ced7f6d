// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.state;

import dev.ithaca.core.state.StateDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state directory, with its lock held from the first moment to the last. Immediate, so that a second daemon ends at
 * once, whatever else is installed.
 */
@Component(service = StateDirectory.class, immediate = true)
public final class LockedStateDirectory implements StateDirectory {
    private static final Logger LOG = LoggerFactory.getLogger(LockedStateDirectory.class);
    private static final String ROOT = "ithaca.state";
    private static final String KARAF_DATA = "karaf.data";

    private final Path root;
    private final DaemonLock lock;

    /**
     * Takes the lock, or ends the process with exit code 1.
     *
     * @param context where the properties come from
     */
    @Activate
    public LockedStateDirectory(BundleContext context) {
        this(rootOf(context), DaemonExit::halt);
    }

    LockedStateDirectory(Path root, DaemonExit exit) {
        this.root = root.toAbsolutePath().normalize();
        @Nullable DaemonLock taken;
        try {
            taken = takeLock();
        } catch (IOException e) {
            // Nothing would get on without it, so whoever starts the daemon is not to wait for it.
            throw refused("the state directory " + this.root + " cannot be used: " + e.getMessage(), exit);
        }
        if (taken == null) {
            throw refused(
                    "another Ithaca daemon (" + DaemonLock.holder(run()) + ") uses the state directory " + this.root
                            + ": stop it first, or set ITHACA_STATE_DIR to another directory",
                    exit);
        }
        lock = taken;
        LOG.info(
                "State directory {} is locked by pid {}",
                this.root,
                ProcessHandle.current().pid());
    }

    /** Makes the directories; nothing but these is touched without the lock. */
    private @Nullable DaemonLock takeLock() throws IOException {
        for (Path directory : List.of(root, run(), sessions(), database(), logs())) {
            PrivateDirectories.create(directory);
        }
        return DaemonLock.take(run());
    }

    private static IllegalStateException refused(String message, DaemonExit exit) {
        LOG.error(message);
        exit.exit(message);
        return new IllegalStateException(message);
    }

    /** The launcher always names the directory; a bare Karaf, as in a test of one feature, has its own place for data. */
    private static Path rootOf(BundleContext context) {
        String named = context.getProperty(ROOT);
        if (named != null && !named.isBlank()) {
            return Path.of(named);
        }
        String data = context.getProperty(KARAF_DATA);
        if (data == null) {
            throw new IllegalStateException("the system property " + ROOT + " must name the state directory");
        }
        return Path.of(data, "ithaca");
    }

    @Override
    public Path root() {
        return root;
    }

    @Override
    public Path run() {
        return root.resolve("run");
    }

    @Override
    public Path sessions() {
        return root.resolve("sessions");
    }

    @Override
    public Path database() {
        return root.resolve("db");
    }

    @Override
    public Path logs() {
        return root.resolve("logs");
    }

    /**
     * Gives the lock back.
     *
     * @throws IOException if the lock file cannot be closed
     */
    @Deactivate
    public void close() throws IOException {
        lock.close();
    }
}
