// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.state;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The state directory of this daemon. It exists, belongs to the user of this process, nobody else can enter it, and no
 * other daemon uses it for as long as the service is there. All paths are absolute.
 */
@ProviderType
public interface StateDirectory {
    /**
     * The directory itself.
     *
     * @return the directory named by the system property {@code ithaca.state}
     */
    Path root();

    /**
     * Sockets, lock and pid of the running processes.
     *
     * @return {@code run}, which exists with mode 0700
     */
    Path run();

    /**
     * One directory for each session.
     *
     * @return {@code sessions}, which exists with mode 0700
     */
    Path sessions();

    /**
     * Where a storage provider keeps its files.
     *
     * @return {@code db}, which exists with mode 0700
     */
    Path database();

    /**
     * Logs of the daemon and of its helpers.
     *
     * @return {@code logs}, which exists with mode 0700
     */
    Path logs();
}
