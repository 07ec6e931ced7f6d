// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Objects;
import jdk.net.ExtendedSocketOptions;

/** The socket file: for its owner only, by the modes of file and directory and by the peer's user id. */
final class SocketFile {
    private static final int BACKLOG = 256;

    private final Path path;
    private final UserPrincipal owner;

    SocketFile(Path path) throws IOException {
        this.path = path;
        Path directory = Objects.requireNonNull(path.getParent());
        Files.createDirectories(directory);
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        owner = Files.getOwner(directory);
    }

    /** Binds; what a dead daemon left is removed, a living one's is not. */
    ServerSocketChannel bind() throws IOException {
        if (answers()) {
            throw new IOException("another daemon serves " + path);
        }
        Files.deleteIfExists(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path), BACKLOG);
            // The directory is closed to others, so nobody can get in between.
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
            return server;
        } catch (IOException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private boolean answers() {
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    boolean isOwner(SocketChannel client) throws IOException {
        return peer(client).equals(owner);
    }

    /** Who a client is, for event logs. */
    String callerName(SocketChannel client) throws IOException {
        return "cli:" + peer(client).getName();
    }

    private static UserPrincipal peer(SocketChannel client) throws IOException {
        return client.getOption(ExtendedSocketOptions.SO_PEERCRED).user();
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
    }
}
