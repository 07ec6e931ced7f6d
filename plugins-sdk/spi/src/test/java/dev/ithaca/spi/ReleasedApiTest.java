// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the SPI to what plugins were promised as 1.0.0, until a release is there for the baseline plugin to compare with. What is
 * added is written into the list, and the version of its package is raised.
 */
class ReleasedApiTest {
    private static final Path LIST = Path.of("src", "test", "resources", "api-1.0.0.txt");

    @Test
    void nothingOfItIsTakenAwayAndNothingIsAddedUnseen() throws Exception {
        Set<String> api = api();
        if (Boolean.getBoolean("ithaca.api.write")) {
            Files.write(LIST, api);
        }

        assertThat(List.copyOf(api)).isEqualTo(Files.readAllLines(LIST));
    }

    private static Set<String> api() throws IOException, ClassNotFoundException {
        Path classes = Path.of(URI.create(
                        SessionId.class.getResource("SessionId.class").toString()))
                .resolve("../../../..")
                .normalize();
        Set<String> api = new TreeSet<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".class")).toList()) {
                String name =
                        classes.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
                if (!name.endsWith("package-info")) {
                    add(Class.forName(name), api);
                }
            }
        }
        return api;
    }

    private static void add(Class<?> type, Set<String> api) {
        if (!visible(type.getModifiers())) {
            return;
        }
        api.add(type.toGenericString());
        for (Field field : type.getDeclaredFields()) {
            if (visible(field.getModifiers())) {
                api.add(field.toGenericString());
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (visible(constructor.getModifiers())) {
                api.add(constructor.toGenericString());
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            if (visible(method.getModifiers()) && !method.isSynthetic()) {
                api.add(method.toGenericString());
            }
        }
    }

    private static boolean visible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
