// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void writesIndentedDocuments() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", List.of());
        map.put("b", Arrays.asList(1, null, true, "x"));
        map.put("c", Map.of());
        assertThat(Json.write(map)).isEqualTo("""
                {
                  "a": [],
                  "b": [
                    1,
                    null,
                    true,
                    "x"
                  ],
                  "c": {}
                }
                """);
    }

    @Test
    void escapesWhatMustBe() {
        assertThat(Json.write("\"\\\n\t\033\u007f é 😀 \ud83d"))
                .isEqualTo("\"\\\"\\\\\\n\\t\\u001b\\u007f é 😀 \\ud83d\"\n");
    }
}
