// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedStateDirectoryTest {
    @TempDir
    private Path temp;

    private final List<String> exits = new ArrayList<>();

    @Test
    void makesDirectoriesThatOnlyTheOwnerCanEnter() throws IOException {
        Path root = temp.resolve("a/state");

        LockedStateDirectory state = open(root);

        for (Path directory : List.of(state.root(), state.run(), state.sessions(), state.database(), state.logs())) {
            assertThat(mode(directory)).as(directory.toString()).isEqualTo("rwx------");
        }
        assertThat(mode(state.run().resolve("lock"))).isEqualTo("rw-------");
        assertThat(state.run().resolve("pid"))
                .hasContent(Long.toString(ProcessHandle.current().pid()));
        state.close();
        assertThat(state.run().resolve("pid")).doesNotExist();
    }

    @Test
    void closesADirectoryThatWasOpenToOthers() throws IOException {
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));

        try (AutoCloseable ignored = open(temp)::close) {
            assertThat(mode(temp)).isEqualTo("rwx------");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void refusesASecondDaemonWithOneLineAndEndsIt() throws IOException {
        LockedStateDirectory first = open(temp);

        assertThatThrownBy(() -> open(temp)).isInstanceOf(IllegalStateException.class);

        assertThat(exits)
                .singleElement()
                .asString()
                .contains(
                        "another Ithaca daemon (pid " + ProcessHandle.current().pid() + ")")
                .contains(temp.toString())
                .contains("ITHACA_STATE_DIR")
                .doesNotContain("\n");
        assertThat(first.run().resolve("pid")).exists();
        first.close();
        open(temp).close();
    }

    @Test
    void endsADaemonWhoseDirectoryCannotBeUsed() throws IOException {
        Path file = Files.createFile(temp.resolve("file"));

        assertThatThrownBy(() -> open(file)).isInstanceOf(IllegalStateException.class);

        assertThat(exits)
                .singleElement()
                .asString()
                .startsWith("the state directory " + file + " cannot be used: ")
                .doesNotContain("\n");
    }

    @Test
    void isLockedByAnotherProcessUntilThatIsKilled() throws Exception {
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockHolder.class.getName(),
                        temp.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = other.inputReader()) {
            assertThat(out.readLine()).isEqualTo("locked");

            assertThatThrownBy(() -> open(temp)).hasMessageContaining("pid " + other.pid());

            other.destroyForcibly();
            assertThat(other.waitFor(10, TimeUnit.SECONDS)).isTrue();
            await().untilAsserted(() -> open(temp).close());
        } finally {
            other.destroyForcibly();
        }
    }

    private LockedStateDirectory open(Path root) {
        return new LockedStateDirectory(root, exits::add);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    /** A daemon that holds the lock until it is killed. */
    static final class LockHolder {
        private LockHolder() {}

        public static void main(String[] arguments) throws IOException {
            new LockedStateDirectory(Path.of(arguments[0]), message -> System.out.println(message));
            System.out.println("locked");
            while (System.in.read() >= 0) {
                // Until the parent is gone.
            }
        }
    }
}
