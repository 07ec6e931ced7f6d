// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.folder;

import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/**
 * What the manifest of an OSGi bundle says that matters before it is installed.
 *
 * @param name its symbolic name
 * @param version its version
 * @param spi the packages of the SPI that it cannot do without, and their ranges
 */
public record PluginManifest(String name, Version version, Map<String, VersionRange> spi) {
    static final String SPI = "dev.ithaca.spi";

    static PluginManifest of(Manifest manifest) throws RefusedException {
        Attributes attributes = manifest.getMainAttributes();
        String name = attributes.getValue(Constants.BUNDLE_SYMBOLICNAME);
        if (name == null || name.isBlank()) {
            throw new RefusedException(
                    "it is a jar but no OSGi bundle, since its manifest has no Bundle-SymbolicName; build it with the bnd-maven-plugin");
        }
        if (attributes.getValue(Constants.FRAGMENT_HOST) != null) {
            throw new RefusedException("it is a fragment, which would become a part of another OSGi bundle");
        }
        try {
            String version = attributes.getValue(Constants.BUNDLE_VERSION);
            return new PluginManifest(
                    Headers.clauses(name).get(0).names().get(0),
                    version == null ? Version.emptyVersion : Version.parseVersion(version),
                    spi(attributes.getValue(Constants.IMPORT_PACKAGE)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new RefusedException("its manifest cannot be read: " + e.getMessage());
        }
    }

    private static Map<String, VersionRange> spi(String imports) {
        Map<String, VersionRange> ranges = new TreeMap<>();
        for (Headers.Clause clause : Headers.clauses(imports == null ? "" : imports)) {
            if ("optional".equals(clause.parameters().get("resolution:"))) {
                continue;
            }
            String range = clause.parameters().getOrDefault(Constants.VERSION_ATTRIBUTE, "0");
            for (String name : clause.names()) {
                if (name.equals(SPI) || name.startsWith(SPI + ".")) {
                    ranges.put(name, VersionRange.valueOf(range));
                }
            }
        }
        return ranges;
    }

    /** Refuses what was built for another SPI than is here. */
    void checkSpi(Map<String, Version> here) throws RefusedException {
        for (Map.Entry<String, VersionRange> entry : spi.entrySet()) {
            Version offered = here.get(entry.getKey());
            if (offered == null) {
                throw new RefusedException("it needs " + entry.getKey() + ", which this Ithaca does not have");
            }
            if (!entry.getValue().includes(offered)) {
                throw new RefusedException("it needs " + entry.getKey() + " " + words(entry.getValue())
                        + ", and this Ithaca has " + offered + "; build it with the SPI of this Ithaca");
            }
        }
    }

    private static String words(VersionRange range) {
        String from = range.getLeft() + (range.getLeftType() == VersionRange.LEFT_OPEN ? " (exclusive)" : "");
        if (range.getRight() == null) {
            return from + " or later";
        }
        return from + (range.getRightType() == VersionRange.RIGHT_OPEN ? " to below " : " to ") + range.getRight();
    }
}
