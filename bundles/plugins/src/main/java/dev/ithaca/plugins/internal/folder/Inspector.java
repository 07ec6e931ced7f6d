// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.folder;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.osgi.framework.Version;

/** Looks into a file before anything of it is installed, and says in one sentence why it is refused. */
public final class Inspector {
    private static final String REPOSITORY = "repository/";
    private static final long MOST_BYTES = 512L << 20;

    private final Trust trust;
    private final Supplier<Map<String, Version>> spi;

    /**
     * An inspector.
     *
     * @param spi the packages of the SPI that are here, and their versions
     */
    public Inspector(Trust trust, Supplier<Map<String, Version>> spi) {
        this.trust = trust;
        this.spi = spi;
    }

    public PluginFile inspect(Path path) throws IOException, RefusedException {
        trust.check(path);
        String file = path.getFileName().toString();
        if (!file.endsWith(".jar") && !file.endsWith(".kar")) {
            throw new RefusedException("only files that end in .jar or .kar are plugins");
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            readAll(zip);
            return file.endsWith(".kar") ? archive(path, zip) : bundle(path, zip);
        } catch (ZipException e) {
            throw new RefusedException("it is damaged or incomplete (" + e.getMessage() + ")", true);
        }
    }

    /** Each checksum is checked before a class of it is run; and what would fill the disk is found. */
    private static void readAll(ZipFile zip) throws IOException, RefusedException {
        byte[] buffer = new byte[1 << 14];
        long total = 0;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (isElsewhere(entry.getName())) {
                throw new RefusedException("it holds a file that would be written elsewhere: " + entry.getName());
            }
            try (InputStream in = zip.getInputStream(entry)) {
                for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                    total += count;
                    if (total > MOST_BYTES) {
                        throw new RefusedException("it is larger than " + (MOST_BYTES >> 20) + " MiB unpacked");
                    }
                }
            }
        }
    }

    private static boolean isElsewhere(String name) {
        try {
            return name.startsWith("/") || Path.of(name).normalize().startsWith("..");
        } catch (InvalidPathException e) {
            return true;
        }
    }

    private PluginFile bundle(Path path, ZipFile zip) throws IOException, RefusedException {
        PluginManifest manifest = PluginManifest.of(manifest(zip));
        manifest.checkSpi(spi.get());
        return new PluginFile(path, false, manifest.name(), manifest.version().toString(), List.of());
    }

    private static Manifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(JarFile.MANIFEST_NAME);
        if (entry == null) {
            return new Manifest();
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new Manifest(in);
        }
    }

    private PluginFile archive(Path path, ZipFile zip) throws IOException, RefusedException {
        List<String> locations = new ArrayList<>();
        boolean features = false;
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            features |= name.startsWith(REPOSITORY) && name.endsWith(".xml");
            if (name.startsWith(REPOSITORY) && name.endsWith(".jar")) {
                check(zip, entry);
                locations.add(location(name));
            }
        }
        if (!features) {
            throw new RefusedException("it is no Karaf archive: there is no features file below " + REPOSITORY);
        }
        String file = path.getFileName().toString();
        return new PluginFile(path, true, file.substring(0, file.length() - ".kar".length()), "", locations);
    }

    private void check(ZipFile zip, ZipEntry entry) throws IOException, RefusedException {
        try (JarInputStream jar = new JarInputStream(zip.getInputStream(entry))) {
            Manifest manifest = jar.getManifest();
            PluginManifest.of(manifest != null ? manifest : new Manifest()).checkSpi(spi.get());
        } catch (RefusedException e) {
            String name = entry.getName();
            throw new RefusedException(name.substring(name.lastIndexOf('/') + 1) + " in it: " + e.getMessage());
        }
    }

    /** {@code repository/org/example/thing/1.0/thing-1.0.jar} is {@code mvn:org.example/thing/1.0}. */
    private static String location(String name) throws RefusedException {
        String[] parts = name.substring(REPOSITORY.length()).split("/", -1);
        int last = parts.length - 1;
        if (last < 3) {
            throw new RefusedException(name + " in it does not lie where a Maven repository has it");
        }
        String group = String.join(".", List.of(parts).subList(0, last - 2));
        return "mvn:" + group + "/" + parts[last - 2] + "/" + parts[last - 1];
    }
}
