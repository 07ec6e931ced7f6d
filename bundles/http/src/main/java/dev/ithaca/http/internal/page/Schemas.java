// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Schemas of the records that bodies are. A component that may be null says so by its annotation, in the API too;
 * one that is left out instead is of its type where it is there. */
final class Schemas {
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final Map<String, Object> named = new TreeMap<>();

    Schemas() {
        named.put("Error", object(Map.of("error", type("string")), List.of("error")));
        Map<String, Object> problem = new LinkedHashMap<>();
        for (String name : List.of("type", "title", "code", "message", "detail", "request_id")) {
            problem.put(name, type("string"));
        }
        problem.put("status", type("integer"));
        named.put("Problem", object(problem, List.of("type", "title", "status", "code", "message", "request_id")));
    }

    Map<String, Object> named() {
        return named;
    }

    /** A reference to the schema of a record, or to a list of them. */
    Map<String, Object> of(Class<?> type) {
        if (type.isArray()) {
            return array(of(type.getComponentType()));
        }
        String name = type.getEnclosingClass() != null
                        && type.getEnclosingClass().getSimpleName().startsWith("Seed")
                ? "Seed" + type.getSimpleName()
                : type.getSimpleName();
        if (!named.containsKey(name)) {
            named.put(name, Map.of());
            named.put(name, record(type));
        }
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> record(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = NAMES.translate(component.getName());
            AnnotatedType annotated = component.getAnnotatedType();
            boolean nullable = annotated.isAnnotationPresent(Nullable.class);
            Map<String, Object> schema = schema(component.getType(), annotated);
            boolean absent = component.getAccessor().isAnnotationPresent(JsonInclude.class);
            properties.put(name, nullable && !absent ? Map.of("anyOf", List.of(schema, type("null"))) : schema);
            if (!nullable) {
                required.add(name);
            }
        }
        return object(properties, required);
    }

    private Map<String, Object> schema(Class<?> type, AnnotatedType annotated) {
        if (type == String.class) {
            return type("string");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == boolean.class || type == Boolean.class) {
            return type("boolean");
        }
        if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
            return type("integer");
        }
        if (type == List.class || type == Map.class) {
            AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            AnnotatedType last = arguments[arguments.length - 1];
            Map<String, Object> element = schema(raw(last), last);
            return type == List.class ? array(element) : Map.of("type", "object", "additionalProperties", element);
        }
        return of(type);
    }

    private static Class<?> raw(AnnotatedType annotated) {
        return annotated.getType() instanceof java.lang.reflect.ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) annotated.getType();
    }

    private static Map<String, Object> array(Map<String, Object> items) {
        return Map.of("type", "array", "items", items);
    }

    private static Map<String, Object> type(String name) {
        return Map.of("type", name);
    }

    private static Map<String, Object> object(Map<String, Object> properties, List<String> required) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        schema.put("required", Arrays.asList(required.toArray()));
        return schema;
    }
}
