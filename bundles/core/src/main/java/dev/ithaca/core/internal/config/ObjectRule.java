// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An object whose fields follow rules of their own. Configuration Admin knows no objects, so it becomes the query of an
 * address, {@code tag=ci&tag=night&deny=true}; a field that is a list is there once for each element.
 *
 * @param fields the fields there can be
 * @param needed the fields that must be there
 */
record ObjectRule(List<Field> fields, List<String> needed) implements ValueRule {
    /**
     * A field.
     *
     * @param key what it is called in the file
     * @param name what it is called in the query
     * @param rule what it may be
     */
    record Field(String key, String name, ValueRule rule) {}

    @Override
    public Optional<Object> accept(JsonNode value) {
        boolean complete = value.isObject() && needed.stream().allMatch(value::has);
        boolean right = value.properties().stream()
                .allMatch(entry -> field(entry.getKey())
                        .flatMap(field -> field.rule().accept(entry.getValue()))
                        .isPresent());
        return complete && right ? Optional.of(query(value)) : Optional.empty();
    }

    private Optional<Field> field(String key) {
        return fields.stream().filter(field -> field.key().equals(key)).findFirst();
    }

    private String query(JsonNode value) {
        return value.properties().stream()
                .flatMap(entry -> pairs(field(entry.getKey()).orElseThrow(), entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static Stream<String> pairs(Field field, JsonNode value) {
        Object accepted = field.rule().accept(value).orElseThrow();
        Stream<?> values = accepted instanceof List<?> list ? list.stream() : Stream.of(accepted);
        return values.map(one -> field.name() + "=" + URLEncoder.encode(one.toString(), StandardCharsets.UTF_8));
    }

    @Override
    public String allowed() {
        return "an object with some of " + keys();
    }

    @Override
    public String fault(String key, JsonNode value) {
        if (!value.isObject()) {
            return ValueRule.super.fault(key, value);
        }
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            Optional<Field> field = field(entry.getKey());
            if (field.isEmpty()) {
                return key + " has no field \"" + entry.getKey() + "\"; there are " + keys();
            }
            if (field.get().rule().accept(entry.getValue()).isEmpty()) {
                return field.get().rule().fault(key + "." + entry.getKey(), entry.getValue());
            }
        }
        return key + " needs " + String.join(" and ", needed);
    }

    private String keys() {
        return fields.stream().map(Field::key).collect(Collectors.joining(", "));
    }
}
