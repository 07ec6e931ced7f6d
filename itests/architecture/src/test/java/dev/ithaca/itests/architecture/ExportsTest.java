// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/** What bundles show to others. */
final class ExportsTest {
    private static final String EXPORTS =
            "docs/architecture.md, \"Bundles, and who may know whom\": a provider exports nothing (core is the one exception)";

    static Stream<Module> providers() {
        return Module.of(Module.Kind.PROVIDER).stream();
    }

    static Stream<Module> exporters() {
        return Stream.concat(Module.of(Module.Kind.API).stream(), Stream.of(Module.CORE));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void providerExportsNothing(Module module) {
        assertThat(Jars.header(module, "Export-Package")).as(EXPORTS).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("exporters")
    void exportsOnlyPackagesOfItsOwn(Module module) {
        assertThat(exported(module))
                .as(EXPORTS)
                .isNotEmpty()
                .allSatisfy(name ->
                        assertThat(name).startsWith(module.rootPackage()).doesNotContain(".internal"));
    }

    @ParameterizedTest
    @MethodSource("exporters")
    void everyExportedInterfaceSaysWhoImplementsIt(Module module) {
        List<JavaClass> wrong = Jars.CLASSES.stream()
                .filter(type -> type.isInterface() && !type.isAnnotation() && !type.isNestedClass())
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .filter(type -> exported(module).contains(type.getPackageName()))
                .filter(type -> type.isAnnotatedWith(ProviderType.class) == type.isAnnotatedWith(ConsumerType.class))
                .toList();

        assertThat(wrong)
                .as(
                        "docs/architecture.md, \"Bundles, and who may know whom\": an exported interface carries exactly one of "
                                + "@ProviderType and @ConsumerType")
                .isEmpty();
    }

    @Test
    void thePlainLibrariesAreNoBundles() {
        assertThat(Module.of(Module.Kind.LIBRARY))
                .allSatisfy(module -> assertThat(Jars.header(module, "Export-Package"))
                        .as("docs/adr/0001: wire, terminal and session-log are embedded privately")
                        .isEmpty());
    }

    /** Package names of an export header; versions and uses lists are dropped. */
    private static List<String> exported(Module module) {
        String header = Jars.header(module, "Export-Package").replaceAll("\"[^\"]*\"", "");
        return Arrays.stream(header.split(","))
                .map(clause -> clause.split(";")[0].strip())
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
