// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is done in one place only. */
final class HabitsTest {
    private static final String RULES = "docs/architecture.md, \"Bundles, and who may know whom\": ";

    /** Accepts clients and serves each on a thread of its own: its work blocks on sockets, which the pools forbid. */
    private static final String THREAD_OWNER = "dev.ithaca.shell.internal.socket.CommandServer";

    /** Its words are the last of a process whose log may not be up yet. */
    private static final String LAST_WORDS = "dev.ithaca.core.internal.state.DaemonExit";

    private static final DescribedPredicate<JavaAccess<?>> MAKES_A_THREAD = describe("makes a thread", access -> {
        JavaClass owner = access.getTargetOwner();
        boolean constructs = access.getName().equals("<init>");
        return owner.isEquivalentTo(Executors.class)
                || (constructs && owner.isAssignableTo(Thread.class))
                || (constructs && owner.isAssignableTo(ExecutorService.class));
    });

    @Test
    void threadsAreMadeByCoreAndThePrograms() {
        ArchRule rule = noClasses()
                .that(are(outside(Module.CORE, Module.PTY_HOST, Module.CLI, Module.TESTKIT)))
                .and()
                .doNotHaveFullyQualifiedName(THREAD_OWNER)
                .should()
                .accessTargetWhere(MAKES_A_THREAD)
                .because(
                        RULES
                                + "threads are made only by core, pty-host and cli; a blocking server owns its own; others take dev.ithaca.core.exec.WorkerPools");

        rule.check(Jars.CLASSES);
    }

    @Test
    void onlyTheProgramsPrint() {
        noClasses()
                .that(are(outside(Module.PTY_HOST, Module.CLI)))
                .and()
                .doNotHaveFullyQualifiedName(LAST_WORDS)
                .should()
                .accessTargetWhere(describe(
                        "is System.out or System.err",
                        access -> access.getTargetOwner().isEquivalentTo(System.class)
                                && Stream.of("out", "err").anyMatch(access.getName()::equals)))
                .because(RULES + "a bundle logs or writes to the stream of its caller; it has no System.out")
                .check(Jars.CLASSES);
    }

    @Test
    void onlyStorageSeesSql() {
        noClasses()
                .that(are(outside(Module.STORAGE_DERBY)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.apache.derby..")
                .because(RULES + "only storage-* sees SQL")
                .check(Jars.CLASSES);
    }

    @Test
    void onlyHttpSeesServletsAndJetty() {
        noClasses()
                .that(are(outside(Module.HTTP)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.eclipse.jetty..", "org.osgi.service.servlet..")
                .because(RULES + "only http sees servlet and Jetty types")
                .check(Jars.CLASSES);
    }

    @Test
    void onlyTheHostSeesPtys() {
        noClasses()
                .that(are(outside(Module.PTY_HOST)))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.pty4j..", "com.sun.jna..", "kotlin..")
                .because(RULES + "only pty-host sees pty4j and JNA")
                .check(Jars.CLASSES);
    }

    @ParameterizedTest
    @EnumSource(Module.class)
    void everyClassLiesInThePackageOfItsModuleOrIsEmbedded(Module module) throws IOException {
        List<String> libraries = Module.of(Module.Kind.LIBRARY).stream()
                .map(library -> library.rootPackage().replace('.', '/') + "/")
                .toList();
        String own = module.rootPackage().replace('.', '/') + "/";
        try (JarFile jar = module.jar()) {
            List<String> strangers = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.startsWith("dev/ithaca/") && name.endsWith(".class"))
                    .filter(name -> !name.startsWith(own))
                    .filter(name -> libraries.stream().noneMatch(name::startsWith))
                    .toList();

            assertThat(strangers)
                    .as("docs/adr/0001: only wire, terminal and session-log are embedded")
                    .isEmpty();
        }
    }

    private static DescribedPredicate<JavaClass> are(DescribedPredicate<JavaClass> predicate) {
        return predicate;
    }

    private static DescribedPredicate<JavaClass> outside(Module... modules) {
        String[] packages = Arrays.stream(modules)
                .flatMap(module -> Arrays.stream(module.packages()))
                .toArray(String[]::new);
        return DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(packages))
                .as("outside " + Arrays.toString(modules));
    }
}
