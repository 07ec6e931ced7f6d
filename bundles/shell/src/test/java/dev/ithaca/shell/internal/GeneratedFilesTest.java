// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.shell.internal.action.Catalog;
import dev.ithaca.shell.internal.command.CommandSpec;
import dev.ithaca.shell.internal.manual.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The files in the repository are those that the commands give now; {@link WriteGenerated} writes them. */
class GeneratedFilesTest {
    private static final Path ROOT = Path.of("..", "..");

    @TestFactory
    Iterable<DynamicTest> areUpToDate() {
        return Generated.files(Catalog.COMMANDS).entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> check(file.getKey(), file.getValue())))
                .toList();
    }

    private static void check(String name, String expected) throws IOException {
        Path file = ROOT.resolve(name);
        assertThat(file).as("run WriteGenerated").exists();
        assertThat(Files.readString(file)).as("stale, run WriteGenerated").isEqualTo(expected);
    }

    @Test
    void everyCommandIsDescribed() {
        for (CommandSpec command : Catalog.COMMANDS) {
            assertThat(command.command().scope()).isEqualTo("ithaca");
            assertThat(command.command().name()).isEqualTo(command.words().replace(' ', '-'));
            assertThat(command.command().description()).isNotBlank();
            assertThat(command.isHidden() || command.manual().examples().length > 0)
                    .as("%s has examples", command.words())
                    .isTrue();
        }
    }
}
