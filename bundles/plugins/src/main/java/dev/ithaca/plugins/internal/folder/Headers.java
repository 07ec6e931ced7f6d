// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.folder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads headers of OSGi manifests: clauses parted by commas, each of paths, attributes and directives. */
final class Headers {
    private Headers() {}

    /**
     * One clause.
     *
     * @param names what it is about
     * @param parameters attributes by name, directives by name and colon
     */
    record Clause(List<String> names, Map<String, String> parameters) {}

    static List<Clause> clauses(String header) {
        return split(header, ',').stream().map(Headers::clause).toList();
    }

    private static Clause clause(String text) {
        List<String> names = new ArrayList<>();
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : split(text, ';')) {
            int equals = part.indexOf('=');
            if (equals < 0) {
                names.add(part);
            } else {
                parameters.put(part.substring(0, equals).strip(), unquoted(part.substring(equals + 1)));
            }
        }
        return new Clause(names, parameters);
    }

    private static String unquoted(String text) {
        String plain = text.strip();
        boolean quoted = plain.length() >= 2 && plain.startsWith("\"") && plain.endsWith("\"");
        return quoted ? plain.substring(1, plain.length() - 1) : plain;
    }

    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || (text.charAt(i) == separator && !quoted)) {
                String part = text.substring(begin, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                begin = i + 1;
            } else if (text.charAt(i) == '"') {
                quoted = !quoted;
            }
        }
        return parts;
    }
}
