// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.smtp.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A connection that does not outlast its deadline: the socket is closed then, which ends whatever waits for it. Timeouts of
 * single reads would not do, since a server that drips would stay under each.
 */
final class Line implements AutoCloseable {
    private static final int CONNECT_MILLIS = 4_000;

    private final Socket base = new Socket();
    private final CompletableFuture<Void> deadline;

    Line(long deadlineMillis) {
        deadline = CompletableFuture.runAsync(
                this::hangUp, CompletableFuture.delayedExecutor(deadlineMillis, TimeUnit.MILLISECONDS));
    }

    /** The address keeps the name that was given, which TLS checks. */
    Socket open(String host, int port) throws IOException {
        base.connect(new InetSocketAddress(InetAddress.getByName(host), port), CONNECT_MILLIS);
        base.setTcpNoDelay(true);
        return base;
    }

    Socket openSecure(String host, int port, SSLSocketFactory factory) throws IOException {
        SSLSocket secure = (SSLSocket) factory.createSocket(open(host, port), host, port, true);
        SSLParameters parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }

    private void hangUp() {
        try {
            base.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        deadline.cancel(false);
        hangUp();
    }
}
