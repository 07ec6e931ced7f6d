// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes further versions of the sample plugin, and archives of it. */
final class PluginFiles {
    /** Where the outer JVM says the built sample is. */
    static final String SAMPLE = "ithaca.sample.notifier";

    private PluginFiles() {}

    /** The sample's jar, built before this module. */
    static Path sample() {
        String version = System.getProperty("ithaca.version");
        return Path.of(
                        "..",
                        "..",
                        "plugins-sdk",
                        "samples",
                        "notifier",
                        "target",
                        "dev.ithaca.samples.notifier-" + version + ".jar")
                .toAbsolutePath()
                .normalize();
    }

    /** The sample with another version, and with another header if a name is given. */
    static byte[] version(String version, String header, String value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarFile jar = new JarFile(System.getProperty(SAMPLE))) {
            Manifest manifest = new Manifest(jar.getManifest());
            manifest.getMainAttributes().putValue("Bundle-Version", version);
            if (!header.isEmpty()) {
                manifest.getMainAttributes().putValue(header, value);
            }
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                    JarEntry entry = entries.nextElement();
                    if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                        out.putNextEntry(new ZipEntry(entry.getName()));
                        jar.getInputStream(entry).transferTo(out);
                        out.closeEntry();
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    static byte[] version(String version) throws IOException {
        return version(version, "", "");
    }

    /** A Karaf archive with the sample as its one feature. */
    static byte[] archive() throws IOException {
        String features = "<features name=\"pager\" xmlns=\"http://karaf.apache.org/xmlns/features/v1.6.0\">"
                + "<feature name=\"pager\" version=\"1.0\"><bundle>mvn:org.example/pager/1.0</bundle></feature></features>";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
            put(
                    zip,
                    "repository/org/example/features/1.0/features-1.0-features.xml",
                    features.getBytes(StandardCharsets.UTF_8));
            put(zip, "repository/org/example/pager/1.0/pager-1.0.jar", version("1.0.0"));
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }

    /** As `cp` does it: into the file itself, not beside it. */
    static void copy(byte[] content, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(content);
        }
    }

    static void move(byte[] content, Path file) throws IOException {
        Path fresh = file.resolveSibling("." + file.getFileName());
        Files.write(fresh, content);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
