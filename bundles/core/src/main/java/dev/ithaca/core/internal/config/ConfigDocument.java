// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a {@code config.json} says.
 *
 * @param values a value for each setting, the default where the file has none (or null, or blank, as in the seed system)
 * @param unknown keys that nobody knows
 * @param notUsedYet keys whose feature is not there yet
 */
record ConfigDocument(Map<Setting, Object> values, List<String> unknown, List<String> notUsedYet) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    ConfigDocument {
        values = Collections.unmodifiableMap(new EnumMap<>(values));
        unknown = List.copyOf(unknown);
        notUsedYet = List.copyOf(notUsedYet);
    }

    static ConfigDocument defaults() {
        return new ConfigDocument(defaultValues(), List.of(), List.of());
    }

    /** The file for somebody who has none: every setting with its default, ready to be changed. */
    static byte[] template() {
        ObjectNode root = JSON.createObjectNode();
        defaultValues().forEach((setting, value) -> root.putPOJO(setting.key, value));
        try {
            return (JSON.writeValueAsString(root) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes the whole file or, with all that is wrong in one line, nothing of it. */
    static ConfigDocument parse(byte[] text) throws ConfigException {
        Map<Setting, Object> values = defaultValues();
        List<String> unknown = new ArrayList<>();
        List<String> notUsedYet = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : readObject(text).properties()) {
            String key = entry.getKey();
            Optional<Setting> setting = Setting.ofKey(key);
            if (setting.isEmpty()) {
                (Setting.NOT_USED_YET.contains(key) ? notUsedYet : unknown).add(key);
            } else if (!isUnset(entry.getValue())) {
                setting.get()
                        .rule
                        .accept(entry.getValue())
                        .ifPresentOrElse(
                                value -> values.put(setting.get(), value),
                                () -> faults.add(setting.get().rule.fault(key, entry.getValue())));
            }
        }
        if (!faults.isEmpty()) {
            throw new ConfigException(String.join("; ", faults));
        }
        return new ConfigDocument(values, unknown, notUsedYet);
    }

    private static Map<Setting, Object> defaultValues() {
        Map<Setting, Object> values = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            values.put(setting, setting.byDefault);
        }
        return values;
    }

    private static ObjectNode readObject(byte[] text) throws ConfigException {
        try {
            if (JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new ConfigException("a JSON object in braces is expected");
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
            throw new ConfigException(
                    where + "not valid JSON: " + e.getOriginalMessage().replaceAll("\\s+", " "));
        } catch (IOException e) {
            throw new ConfigException("not valid JSON: " + e.getMessage());
        }
    }

    private static boolean isUnset(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isBlank());
    }
}
