// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may know whom. */
final class ModulesTest {
    private static final String TABLE = "docs/architecture.md, \"Bundles, and who may know whom\": ";

    @ParameterizedTest
    @EnumSource(Module.class)
    void usesOnlyWhatTheTableAllows(Module module) {
        classes()
                .that()
                .resideInAnyPackage(module.packages())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(module.allowedPackages())
                .as(module.rootPackage() + " uses only what its row allows")
                .because(TABLE + "the row of " + module.rootPackage())
                // The page has no classes.
                .allowEmptyShould(true)
                .check(Jars.CLASSES);
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void hasNoCyclesBetweenItsPackages(Module module) {
        slices().matching(module.rootPackage() + ".(**)")
                .should()
                .beFreeOfCycles()
                .because(TABLE + "one direction of dependence, inside a module too")
                .allowEmptyShould(true)
                .check(Jars.CLASSES.that(resideInAnyPackage(module.packages())));
    }

    @Test
    void everyModuleHasARow() throws IOException {
        List<String> rows =
                Arrays.stream(Module.values()).map(Module::rootPackage).toList();
        try (Stream<Path> folders = Files.list(Path.of("..", "..", "bundles"))) {
            List<String> modules = folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .map(folder ->
                            "dev.ithaca." + folder.getFileName().toString().replace('-', '.'))
                    .toList();

            assertThat(rows)
                    .as(TABLE + "a new module needs a row here and there")
                    .containsAll(modules);
        }
    }
}
