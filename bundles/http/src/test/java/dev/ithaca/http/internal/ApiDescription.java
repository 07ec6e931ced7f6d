// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.ithaca.http.internal.route.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code /api/openapi.json}, to hold bodies against. Stricter than it says itself: a member that is not described is a fault,
 * but for refusals, which may say more than they must.
 */
final class ApiDescription {
    private static final String PLACE = "https://ithaca.test/api/openapi.json";
    private static final Set<String> OPEN = Set.of("Problem", "Error");

    private final JsonNode document;
    private final SchemaRegistry schemas;

    ApiDescription(String json) throws Exception {
        ObjectMapper mapper = new ObjectMapper();
        document = mapper.readTree(json);
        JsonNode strict = mapper.readTree(json);
        strict.at("/components/schemas").properties().forEach(schema -> {
            if (!OPEN.contains(schema.getKey())) {
                ((ObjectNode) schema.getValue()).put("additionalProperties", false);
            }
        });
        schemas = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(PLACE, strict.toString())));
    }

    JsonNode document() {
        return document;
    }

    private static String pointer(Route route) {
        return "/paths/" + route.path().toString().replace("~", "~0").replace("/", "~1") + "/"
                + route.method().toLowerCase(Locale.ROOT);
    }

    JsonNode operation(Route route) {
        return document.at(pointer(route));
    }

    /** The statuses that are described by themselves. */
    Set<Integer> statuses(Route route) {
        Set<Integer> statuses = new TreeSet<>();
        operation(route).path("responses").fieldNames().forEachRemaining(name -> {
            if (!name.equals("default")) {
                statuses.add(Integer.parseInt(name));
            }
        });
        return statuses;
    }

    /** What is wrong with an answer, if anything is. */
    List<String> faults(Route route, Example.Answer answer) {
        String status = Integer.toString(answer.status());
        String responses = pointer(route) + "/responses/";
        String response = responses + (document.at(responses + status).isMissingNode() ? "default" : status);
        JsonNode content = document.at(response).path("content");
        if (content.isMissingNode()) {
            return answer.body().isEmpty() ? List.of() : List.of("a body that is not described: " + answer.body());
        }
        return body(response + "/content", content, answer.mediaType(), answer.body());
    }

    /** What is wrong with the body of a request. */
    List<String> requestFaults(Route route, String body) {
        String content = pointer(route) + "/requestBody/content";
        return body(content, document.at(content), "application/json", body);
    }

    private List<String> body(String pointer, JsonNode content, String mediaType, String body) {
        for (Map.Entry<String, JsonNode> described : content.properties()) {
            if (described.getKey().split(";", 2)[0].equals(mediaType)) {
                String schema = pointer + "/" + described.getKey().replace("/", "~1") + "/schema";
                return described.getValue().has("schema") ? validate(schema, body) : List.of();
            }
        }
        return List.of("a media type that is not described: " + mediaType);
    }

    /** Holds a value against a schema of the components. */
    List<String> componentFaults(String name, String json) {
        return validate("/components/schemas/" + name, json);
    }

    /** Holds a schema against the one of schemas. */
    List<String> schemaFaults(String json) {
        return validate(schemas.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema")), json);
    }

    private List<String> validate(String pointer, String json) {
        return validate(schemas.getSchema(SchemaLocation.of(PLACE + "#" + pointer)), json);
    }

    private static List<String> validate(Schema schema, String json) {
        List<Error> errors = schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        List<String> faults = new ArrayList<>();
        errors.forEach(error -> faults.add(error.toString()));
        return faults;
    }
}
