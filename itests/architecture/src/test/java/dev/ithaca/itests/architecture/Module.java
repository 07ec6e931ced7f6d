// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The rows of the table "who may know whom" of docs/architecture.md. */
enum Module {
    SPI("plugins-sdk/spi", Kind.API, "org.osgi.annotation.."),
    TESTKIT(
            "plugins-sdk/testkit",
            Kind.PROGRAM,
            "dev.ithaca.spi..",
            "com.sun.net.httpserver..",
            "org.apache.felix.framework..",
            "org.assertj..",
            "org.junit.jupiter.api..",
            "org.osgi.framework..",
            "org.osgi.service.cm..",
            "org.osgi.util.tracker.."),
    SAMPLES_NOTIFIER("plugins-sdk/samples/notifier", Kind.PROVIDER, "dev.ithaca.spi.."),
    SAMPLES_PROMPT_DETECTOR("plugins-sdk/samples/prompt-detector", Kind.PROVIDER, "dev.ithaca.spi.."),
    ACCESS_API("bundles/access-api", Kind.API, "dev.ithaca.spi..", "org.osgi.annotation.."),
    ATTENTION_API("bundles/attention-api", Kind.API, "dev.ithaca.spi..", "org.osgi.annotation.."),
    NOTIFY_API("bundles/notify-api", Kind.API, "dev.ithaca.spi..", "org.osgi.annotation.."),
    SESSION_API("bundles/session-api", Kind.API, "dev.ithaca.spi..", "org.osgi.annotation.."),
    STORAGE_API("bundles/storage-api", Kind.API, "dev.ithaca.spi..", "org.osgi.annotation.."),
    WIRE("bundles/wire", Kind.LIBRARY),
    TERMINAL("bundles/terminal", Kind.LIBRARY),
    SESSION_LOG("bundles/session-log", Kind.LIBRARY),
    NOTIFY_POST("bundles/notify-post", Kind.LIBRARY, "dev.ithaca.spi..", "com.fasterxml.jackson.core.."),
    CORE(
            "bundles/core",
            Kind.CORE,
            "dev.ithaca.spi..",
            "org.osgi.framework..",
            "org.osgi.util.tracker..",
            "org.osgi.service.cm..",
            "com.fasterxml.jackson..",
            "org.osgi.annotation.."),
    STORAGE_DERBY(
            "bundles/storage-derby",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.storage.api..",
            "dev.ithaca.core..",
            "org.apache.derby..",
            "com.fasterxml.jackson.."),
    ATTENTION(
            "bundles/attention",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.attention.api..",
            "dev.ithaca.session.api..",
            "dev.ithaca.core.."),
    NOTIFY(
            "bundles/notify",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.attention.api..",
            "dev.ithaca.notify.api..",
            "dev.ithaca.session.api..",
            "dev.ithaca.storage.api..",
            "dev.ithaca.core.."),
    NOTIFY_HOOK(
            "bundles/notify-hook",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.notify.post..",
            "com.fasterxml.jackson.."),
    NOTIFY_NTFY(
            "bundles/notify-ntfy",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.notify.post..",
            "com.fasterxml.jackson.."),
    NOTIFY_DESKTOP(
            "bundles/notify-desktop",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.session.api..",
            "dev.ithaca.notify.post.."),
    NOTIFY_SLACK(
            "bundles/notify-slack",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.notify.post..",
            "com.fasterxml.jackson.."),
    NOTIFY_SMTP(
            "bundles/notify-smtp",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.notify.post..",
            "jakarta.mail..",
            "jakarta.activation..",
            "org.eclipse.angus.mail.."),
    NOTIFY_TELEGRAM(
            "bundles/notify-telegram",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.notify.post..",
            "com.fasterxml.jackson.."),
    NOTIFY_WEBHOOK(
            "bundles/notify-webhook",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.notify.post..",
            "com.fasterxml.jackson.."),
    NOTIFY_WEBPUSH(
            "bundles/notify-webpush",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.notify.api..",
            "dev.ithaca.notify.post..",
            "dev.ithaca.storage.api..",
            "dev.ithaca.core..",
            "com.fasterxml.jackson.."),
    SESSION(
            "bundles/session",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.session.api..",
            "dev.ithaca.storage.api..",
            "dev.ithaca.core..",
            "dev.ithaca.wire..",
            "dev.ithaca.terminal..",
            "dev.ithaca.session.log.."),
    PLUGINS(
            "bundles/plugins",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.core..",
            "org.osgi.framework..",
            "org.osgi.dto..",
            "org.osgi.service.component.runtime..",
            "org.apache.karaf.kar.."),
    PROMPT(
            "bundles/prompt",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.session.api..",
            "dev.ithaca.core..",
            "dev.ithaca.terminal.."),
    ACCESS(
            "bundles/access",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.access.api..",
            "dev.ithaca.storage.api..",
            "dev.ithaca.core..",
            "com.password4j.."),
    SHELL(
            "bundles/shell",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.access.api..",
            "dev.ithaca.attention.api..",
            "dev.ithaca.notify.api..",
            "dev.ithaca.session.api..",
            "dev.ithaca.storage.api..",
            "dev.ithaca.core..",
            "dev.ithaca.wire..",
            "dev.ithaca.terminal..",
            "org.osgi.framework..",
            "org.apache.karaf.shell.api..",
            "org.apache.karaf.shell.support..",
            "org.jline.."),
    WEB_UI("bundles/web-ui", Kind.PROVIDER),
    HTTP(
            "bundles/http",
            Kind.PROVIDER,
            "dev.ithaca.spi..",
            "dev.ithaca.access.api..",
            "dev.ithaca.attention.api..",
            "dev.ithaca.notify.api..",
            "dev.ithaca.session.api..",
            "dev.ithaca.core..",
            "dev.ithaca.wire..",
            "dev.ithaca.terminal..",
            "jakarta.servlet..",
            "org.eclipse.jetty..",
            "org.apache.felix.http.jetty",
            "org.osgi.service.cm..",
            "org.osgi.framework..",
            "org.osgi.util.tracker..",
            "com.fasterxml.jackson.."),
    PTY_HOST(
            "bundles/pty-host",
            Kind.PROGRAM,
            "dev.ithaca.wire..",
            "dev.ithaca.terminal..",
            "dev.ithaca.session.log..",
            "com.pty4j..",
            "com.sun.jna..",
            "kotlin.."),
    CLI("bundles/cli", Kind.PROGRAM, "dev.ithaca.wire..", "dev.ithaca.terminal..", "sun.misc..");

    /** What a module is; decides what it may export and which everyday packages it may use. */
    enum Kind {
        API,
        LIBRARY,
        CORE,
        PROVIDER,
        PROGRAM
    }

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    private final String folder;
    private final Kind kind;
    private final List<String> allowed;

    Module(String folder, Kind kind, String... allowed) {
        this.folder = folder;
        this.kind = kind;
        this.allowed = List.of(allowed);
    }

    static List<Module> of(Kind kind) {
        return Arrays.stream(values()).filter(module -> module.kind == kind).toList();
    }

    Kind kind() {
        return kind;
    }

    /** The package that all classes of the module lie in, which is its symbolic name too. */
    String rootPackage() {
        return "dev.ithaca."
                + folder.substring(folder.indexOf('/') + 1).replace('-', '.').replace('/', '.');
    }

    /** Patterns that match the module's classes and no others; some names are prefixes of others. */
    String[] packages() {
        return switch (this) {
            case SESSION, ACCESS, ATTENTION, NOTIFY -> new String[] {rootPackage() + ".internal.."};
            default -> new String[] {rootPackage() + ".."};
        };
    }

    /** Patterns of the packages that its classes may use. */
    String[] allowedPackages() {
        Stream<String> everyday = switch (kind) {
            case API, LIBRARY, PROGRAM -> Stream.empty();
            case CORE, PROVIDER ->
                Stream.of(
                        "org.slf4j..",
                        "org.osgi.service.component.annotations..",
                        "org.osgi.service.metatype.annotations..");
        };
        return Stream.of(
                        Arrays.stream(packages()),
                        Stream.of(
                                "java..",
                                "javax.crypto..",
                                "javax.net..",
                                "javax.security..",
                                "javax.sql..",
                                "jdk.net..",
                                "org.jspecify.annotations.."),
                        everyday,
                        allowed.stream())
                .flatMap(patterns -> patterns)
                .toArray(String[]::new);
    }

    Path path() {
        Path target = ROOT.resolve(folder).resolve("target");
        for (Path directory : List.of(target, target.resolve("host"))) {
            try (Stream<Path> files = Files.isDirectory(directory) ? Files.list(directory) : Stream.empty()) {
                List<Path> jars = files.filter(this::isOurs).toList();
                if (!jars.isEmpty()) {
                    return jars.get(0);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        throw new IllegalStateException("no jar of " + folder + " is built; run: ./mvnw package");
    }

    private boolean isOurs(Path file) {
        return file.getFileName()
                .toString()
                .matches(rootPackage().replace(".", "\\.") + "(-[0-9][^-]*(-SNAPSHOT)?)?\\.jar");
    }

    JarFile jar() {
        try {
            return new JarFile(path().toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
