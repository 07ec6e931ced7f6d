// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.deploy;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/** What an OSGi bundle needs and nobody offers, in words: the framework's own words are a page for its resolver. */
final class Needs {
    private static final Pattern PACKAGE = Pattern.compile("\\(osgi\\.wiring\\.package=([^)]+)\\)");
    private static final Pattern FROM = Pattern.compile("\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");
    private static final String ENVIRONMENT = "osgi.ee";

    private Needs() {}

    /** One sentence for each need without an offer. */
    static List<String> unmet(Bundle bundle, Bundle[] all) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision == null
                ? List.of()
                : revision.getDeclaredRequirements(null).stream()
                        .filter(Needs::isMandatory)
                        .filter(need -> Arrays.stream(all).noneMatch(other -> offers(other, need)))
                        .map(Needs::sentence)
                        .toList();
    }

    private static boolean isMandatory(BundleRequirement need) {
        var directives = need.getDirectives();
        String resolution = directives.getOrDefault(Constants.RESOLUTION_DIRECTIVE, "mandatory");
        String effective = directives.getOrDefault(Constants.EFFECTIVE_DIRECTIVE, "resolve");
        return resolution.equals("mandatory") && effective.equals("resolve");
    }

    private static boolean offers(Bundle bundle, BundleRequirement need) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && revision.getDeclaredCapabilities(need.getNamespace()).stream()
                        .anyMatch(need::matches);
    }

    private static String sentence(BundleRequirement need) {
        String filter = need.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
        Matcher name = PACKAGE.matcher(filter);
        if (name.find()) {
            String versions = versions(filter);
            return "it needs the package " + name.group(1) + versions
                    + ", which nothing here offers; embed it, or add the OSGi bundle that has it";
        }
        if (need.getNamespace().equals(ENVIRONMENT)) {
            return "it needs another Java than " + Runtime.version().feature() + ": " + filter;
        }
        return "it needs " + need.getNamespace() + " " + filter + ", which nothing here offers";
    }

    private static String versions(String filter) {
        Matcher below = BELOW.matcher(filter);
        String end = below.find() ? " to below " + below.group(1) : "";
        Matcher from = FROM.matcher(below.reset().replaceAll(""));
        return from.find() ? " " + from.group(1) + (end.isEmpty() ? " or later" : end) : end;
    }
}
