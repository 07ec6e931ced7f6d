// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.posix;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.channels.Pipe;
import java.nio.channels.spi.SelectorProvider;

/**
 * Descriptors as channels that a {@link java.nio.channels.Selector} takes, so that one selector serves PTYs, pidfds and
 * sockets with neither native code nor a copy.
 *
 * <p>This reaches into the JDK: the pipe channels of {@code sun.nio.ch} are given a descriptor that is not a pipe's, which
 * needs {@code Add-Opens} of {@code java.io} and {@code sun.nio.ch} in the manifest. It works on 17 to 25. It is the only
 * place that does so.
 */
public final class Descriptors {
    private static final Constructor<FileDescriptor> DESCRIPTOR;
    private static final Constructor<?> SOURCE;
    private static final Constructor<?> SINK;

    static {
        try {
            DESCRIPTOR = FileDescriptor.class.getDeclaredConstructor(int.class);
            DESCRIPTOR.setAccessible(true);
            SOURCE = channel("sun.nio.ch.SourceChannelImpl");
            SINK = channel("sun.nio.ch.SinkChannelImpl");
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Descriptors() {}

    /** A non-blocking channel to read from a descriptor; closing it closes the descriptor. */
    public static Pipe.SourceChannel source(int descriptor) throws IOException {
        Pipe.SourceChannel channel = (Pipe.SourceChannel) open(SOURCE, descriptor);
        channel.configureBlocking(false);
        return channel;
    }

    /** A non-blocking channel to write to what a descriptor stands for, on a duplicate of it. */
    public static Pipe.SinkChannel sink(int descriptor) throws IOException {
        int duplicate = LibC.dup(descriptor);
        if (duplicate < 0) {
            throw new IOException("cannot duplicate a descriptor: too many open files");
        }
        Pipe.SinkChannel channel = (Pipe.SinkChannel) open(SINK, duplicate);
        channel.configureBlocking(false);
        return channel;
    }

    /** Closes a descriptor that no channel has taken over. */
    public static void close(int descriptor) {
        LibC.close(descriptor);
    }

    private static Constructor<?> channel(String name) throws ReflectiveOperationException {
        Constructor<?> constructor =
                Class.forName(name).getDeclaredConstructor(SelectorProvider.class, FileDescriptor.class);
        constructor.setAccessible(true);
        return constructor;
    }

    private static Object open(Constructor<?> channel, int descriptor) throws IOException {
        try {
            return channel.newInstance(SelectorProvider.provider(), DESCRIPTOR.newInstance(descriptor));
        } catch (ReflectiveOperationException e) {
            throw new IOException("this JVM does not let a descriptor become a channel", e);
        }
    }
}
