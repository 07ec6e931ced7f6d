// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** The built jars, read once for all tests. */
final class Jars {
    /** Our classes; what OSGi bundles embed from others is left out. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> location.contains("/dev/ithaca/"))
            .importJars(Arrays.stream(Module.values()).map(Module::jar).toList());

    private Jars() {}

    /** A header of the manifest; empty if it is not there. */
    static String header(Module module, String name) {
        try (JarFile jar = module.jar()) {
            Manifest manifest = jar.getManifest();
            String value = manifest.getMainAttributes().getValue(name);
            return value == null ? "" : value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
