// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The options of {@code daemon start}, checked before a daemon is started with them. */
final class StartOptions {
    private static final String POSSIBLE = "--detach, --port, --bind, --no-http, --no-auth, --no-auth-without-ask,"
            + " --password-file, --tls-cert, --tls-key, --tls-keystore, --behind-proxy, --help";
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:_-]{1,255}");
    private static final int PORTS = 65_536;

    private boolean detach;
    private boolean noHttp;
    private boolean noAuth;
    private boolean ask;
    private boolean behindProxy;
    private @Nullable String port;
    private @Nullable String bind;
    private @Nullable String passwordFile;
    private @Nullable String tlsCert;
    private @Nullable String tlsKey;
    private @Nullable String tlsKeystore;

    private StartOptions() {}

    static StartOptions parse(List<String> words) throws CliException {
        StartOptions options = new StartOptions();
        Iterator<String> rest = words.iterator();
        while (rest.hasNext()) {
            options.take(rest.next(), rest);
        }
        options.check();
        return options;
    }

    private void take(String word, Iterator<String> rest) throws CliException {
        int equals = word.startsWith("--") ? word.indexOf('=') : -1;
        String name = equals < 0 ? word : word.substring(0, equals);
        if (equals < 0 && takeFlag(name)) {
            return;
        }
        switch (name) {
            case "-p", "--port" -> port = value(name, word, equals, rest, port);
            case "--bind" -> bind = value(name, word, equals, rest, bind);
            case "--password-file" -> passwordFile = value(name, word, equals, rest, passwordFile);
            case "--tls-cert" -> tlsCert = value(name, word, equals, rest, tlsCert);
            case "--tls-key" -> tlsKey = value(name, word, equals, rest, tlsKey);
            case "--tls-keystore" -> tlsKeystore = value(name, word, equals, rest, tlsKeystore);
            default -> throw usage("unknown option " + name + " for daemon start; possible: " + POSSIBLE);
        }
    }

    private boolean takeFlag(String name) {
        switch (name) {
            case "-d", "--detach" -> detach = true;
            case "--no-http" -> noHttp = true;
            case "--behind-proxy" -> behindProxy = true;
            case "--no-auth" -> {
                ask |= !noAuth;
                noAuth = true;
            }
            case "--no-auth-without-ask" -> {
                ask = false;
                noAuth = true;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static String value(String name, String word, int equals, Iterator<String> rest, @Nullable String before)
            throws CliException {
        if (before != null) {
            throw usage("option " + name + " is given twice");
        }
        if (equals < 0 && !rest.hasNext()) {
            throw usage("option " + name + " needs a value");
        }
        String value = equals < 0 ? rest.next() : word.substring(equals + 1);
        if (value.isEmpty()) {
            throw usage("option " + name + " needs a value");
        }
        return value;
    }

    private void check() throws CliException {
        if (port != null && !isPort(port)) {
            throw usage("invalid --port value '" + port + "'; expected a whole number from 0 to 65535");
        }
        if (bind != null && !ADDRESS.matcher(bind).matches()) {
            throw usage("invalid --bind value '" + bind + "'; expected an address, for example 127.0.0.1 or ::1");
        }
        if (noAuth && passwordFile != null) {
            throw usage("--no-auth and --password-file contradict each other");
        }
        if (noAuth && (behindProxy || (bind != null && !LOOPBACK.contains(bind)))) {
            throw usage(
                    "--no-auth is for loopback only: not with --behind-proxy, nor with another --bind than 127.0.0.1");
        }
        if ((tlsCert == null) != (tlsKey == null)) {
            throw usage("--tls-cert and --tls-key are needed together");
        }
        if (tlsKeystore != null && tlsCert != null) {
            throw usage("--tls-keystore is instead of --tls-cert and --tls-key");
        }
        tlsCert = readable("--tls-cert", tlsCert);
        tlsKey = readable("--tls-key", tlsKey);
        tlsKeystore = readable("--tls-keystore", tlsKeystore);
    }

    private static boolean isPort(String text) {
        try {
            int number = Integer.parseInt(text);
            return number >= 0 && number < PORTS;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /** The absolute path, since the daemon has another working directory. */
    private static @Nullable String readable(String option, @Nullable String file) throws CliException {
        if (file == null) {
            return null;
        }
        if (file.chars().anyMatch(Character::isISOControl)) {
            throw usage(option + ": the name of the file has a control character");
        }
        Path path = Path.of(file).toAbsolutePath().normalize();
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new CliException(option + ": there is no readable file " + path);
        }
        return path.toString();
    }

    boolean detach() {
        return detach;
    }

    boolean noHttp() {
        return noHttp;
    }

    /** Whether the user is to say yes to a daemon without access control. */
    boolean mustAsk() {
        return noAuth && ask && !noHttp;
    }

    @Nullable
    String passwordFile() {
        return passwordFile;
    }

    /** What the daemon's JVM is told. Nothing here is secret: everybody can see a command line. */
    List<String> systemProperties() {
        List<String> properties = new ArrayList<>();
        add(properties, "ithaca.http.port", port);
        add(properties, "ithaca.http.bind", bind);
        add(properties, "ithaca.http.enabled", noHttp ? "false" : null);
        add(properties, "ithaca.http.tls.cert", tlsCert);
        add(properties, "ithaca.http.tls.key", tlsKey);
        add(properties, "ithaca.http.tls.keystore", tlsKeystore);
        add(properties, "ithaca.http.behind.proxy", behindProxy ? "true" : null);
        add(properties, "ithaca.access.none", noAuth ? "true" : null);
        return properties;
    }

    private static void add(List<String> properties, String name, @Nullable String value) {
        if (value != null) {
            properties.add("-D" + name + "=" + value);
        }
    }

    /** What the next start without a word of the user's is to have too; it has been consented to. */
    List<String> lasting() {
        List<String> words = new ArrayList<>();
        addOption(words, "--port", port);
        addOption(words, "--bind", bind);
        addOption(words, "--tls-cert", tlsCert);
        addOption(words, "--tls-key", tlsKey);
        addOption(words, "--tls-keystore", tlsKeystore);
        addFlag(words, "--behind-proxy", behindProxy);
        addFlag(words, "--no-http", noHttp);
        addFlag(words, "--no-auth-without-ask", noAuth);
        return words;
    }

    private static void addOption(List<String> words, String name, @Nullable String value) {
        if (value != null) {
            words.add(name + "=" + value);
        }
    }

    private static void addFlag(List<String> words, String name, boolean given) {
        if (given) {
            words.add(name);
        }
    }

    private static CliException usage(String message) {
        return new CliException(message, CliException.USAGE, null);
    }
}
