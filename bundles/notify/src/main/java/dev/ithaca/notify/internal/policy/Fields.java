// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.policy;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One object of a list in {@code config.json}, in the form in which Configuration Admin holds it: as the query of an address,
 * {@code tag=ci&tag=night&deny=true}, since a configuration knows texts only.
 */
final class Fields {
    private final Map<String, List<String>> values = new LinkedHashMap<>();

    /** Refuses a field that is not known: it would be a wish without effect. */
    Fields(String text, Set<String> known) {
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            String[] sides = pair.split("=", 2);
            if (sides.length != 2 || !known.contains(sides[0])) {
                throw new IllegalArgumentException(
                        "\"" + pair + "\" is not known; known are " + String.join(", ", known));
            }
            values.computeIfAbsent(sides[0], name -> new ArrayList<>())
                    .add(URLDecoder.decode(sides[1], StandardCharsets.UTF_8));
        }
    }

    List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name, List.of()));
    }

    Optional<String> one(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw new IllegalArgumentException(name + " is given twice");
        }
        return all.stream().findFirst();
    }
}
