// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.testkit.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Ithaca offers to plugins, found on the class path of the test: the packages of the SPI, of slf4j and of Configuration Admin, which the framework
 * shares with the test, and the OSGi bundles of Configuration Admin and Declarative Services.
 */
final class Platform {
    private static final Set<String> BUNDLES = Set.of(
            "org.apache.felix.configadmin",
            "org.apache.felix.scr",
            "org.osgi.service.component",
            "org.osgi.util.function",
            "org.osgi.util.promise");
    private static final Set<String> SHARED = Set.of("dev.ithaca.spi", "slf4j.api", "org.apache.felix.configadmin");
    private static final Pattern EXPORT =
            Pattern.compile("([a-zA-Z0-9_.]+)((?:;[^,;\"]+=(?:\"[^\"]*\"|[^,;\"]*))*)(?:,|$)");
    private static final Pattern VERSION = Pattern.compile(";version=\"?([0-9][^\";,]*)");

    private Platform() {}

    /** The packages that the framework takes from the class path of the test, with their versions. */
    static String packages() {
        StringBuilder packages = new StringBuilder();
        jars().forEach((jar, attributes) -> {
            String exports = attributes.getValue("Export-Package");
            if (exports != null && SHARED.contains(name(attributes))) {
                Matcher export = EXPORT.matcher(exports);
                while (export.find()) {
                    if (export.group(1).startsWith("org.apache.")) {
                        continue;
                    }
                    Matcher version = VERSION.matcher(export.group(2));
                    packages.append(packages.isEmpty() ? "" : ",")
                            .append(export.group(1))
                            .append(";version=")
                            .append(version.find() ? version.group(1) : "0");
                }
            }
        });
        if (!packages.toString().contains("dev.ithaca.spi")) {
            throw new IllegalStateException(
                    "the jar of dev.ithaca.spi is not on the class path; run this test behind the package phase, as an *IT");
        }
        return packages.toString();
    }

    static List<Path> bundles() {
        List<Path> found = new ArrayList<>();
        jars().forEach((jar, attributes) -> {
            if (BUNDLES.contains(name(attributes))) {
                found.add(jar);
            }
        });
        if (found.size() != BUNDLES.size()) {
            throw new IllegalStateException("of " + BUNDLES + " only these are on the class path: " + found);
        }
        return found;
    }

    private static String name(Attributes attributes) {
        String name = attributes.getValue("Bundle-SymbolicName");
        return name == null ? "" : name.split(";", 2)[0].strip();
    }

    private static Map<Path, Attributes> jars() {
        Map<Path, Attributes> jars = new TreeMap<>();
        try {
            for (URL url : Collections.list(Platform.class.getClassLoader().getResources(JarFile.MANIFEST_NAME))) {
                String text = url.toString();
                if (text.startsWith("jar:file:")) {
                    Path jar = Path.of(URI.create(text.substring("jar:".length(), text.indexOf("!/"))));
                    try (InputStream in = url.openStream()) {
                        jars.putIfAbsent(jar, new Manifest(in).getMainAttributes());
                    }
                } else if (text.startsWith("file:")) {
                    Path folder = Path.of(URI.create(text)).getParent().getParent();
                    try (InputStream in = url.openStream()) {
                        jars.putIfAbsent(folder, new Manifest(in).getMainAttributes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jars;
    }
}
