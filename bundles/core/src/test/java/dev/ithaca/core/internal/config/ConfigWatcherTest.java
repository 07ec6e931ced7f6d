// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class ConfigWatcherTest {
    @TempDir
    private Path directory;

    private final List<Map<Setting, Object>> published = new ArrayList<>();
    private final List<String> reports = new ArrayList<>();

    @Test
    void writesAFileForItsOwnerAloneWhenThereIsNone() throws Exception {
        watcher().start();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        assertThat(ConfigDocument.parse(Files.readAllBytes(file()))).isEqualTo(ConfigDocument.defaults());
        assertThat(directory).isDirectoryNotContaining("glob:**.new");
        assertThat(published).containsExactly(ConfigDocument.defaults().values());
    }

    @Test
    void leavesAnExistingFileAsItIs() throws IOException {
        Files.writeString(file(), "{\"max_running_sessions\": 3}");

        watcher().start();

        assertThat(file()).hasContent("{\"max_running_sessions\": 3}");
        assertThat(published).singleElement().extracting(limit()).isEqualTo(3L);
    }

    @Test
    void followsAFileThatIsRenamedOverTheOldOneOnceItIsSettled() throws IOException {
        ConfigWatcher watcher = started();

        replace("{\"max_running_sessions\": 9}");
        watcher.poll();
        assertThat(published).hasSize(1);
        watcher.poll();

        assertThat(published).hasSize(2).last().extracting(limit()).isEqualTo(9L);
        watcher.poll();
        assertThat(published).hasSize(2);
    }

    @Test
    void followsAFileThatIsWrittenInPlace() throws IOException {
        ConfigWatcher watcher = started();

        Files.writeString(file(), "{\"max_running_se");
        watcher.poll();
        Files.writeString(file(), "{\"max_running_sessions\": 10}");
        watcher.poll();
        watcher.poll();

        assertThat(published).hasSize(2).last().extracting(limit()).isEqualTo(10L);
        assertThat(reports).noneMatch(line -> line.startsWith("ERROR"));
    }

    @Test
    void keepsTheConfigurationBeforeABrokenFileAndSaysSo() throws IOException {
        ConfigWatcher watcher = started();
        replace("{\"max_running_sessions\": 9}");
        settle(watcher);

        replace("{\"max_running_sessions\": 0, \"session_eviction_seconds\": 3}");
        settle(watcher);

        assertThat(published).hasSize(2);
        assertThat(reports)
                .last()
                .asString()
                .startsWith("ERROR " + file() + ": max_running_sessions must be")
                .endsWith("(the configuration before it stays in force)");
        watcher.republish();
        assertThat(published).hasSize(3).last().extracting(limit()).isEqualTo(9L);
        replace("{}");
        settle(watcher);
        assertThat(published).hasSize(4).last().extracting(limit()).isEqualTo(50L);
    }

    @Test
    void startsWithDefaultsWhenTheFileIsBroken() throws IOException {
        Files.writeString(file(), "not json");

        watcher().start();

        assertThat(published).containsExactly(ConfigDocument.defaults().values());
        assertThat(reports)
                .singleElement()
                .asString()
                .startsWith("ERROR")
                .contains("line 1")
                .endsWith("(the defaults are in force)");
    }

    @Test
    void keepsTheConfigurationWhenTheFileIsGoneOrTooLarge() throws IOException {
        ConfigWatcher watcher = started();

        Files.delete(file());
        settle(watcher);
        assertThat(reports).last().asString().startsWith("ERROR");
        replace(" ".repeat((1 << 20) + 1));
        settle(watcher);

        assertThat(reports).last().asString().contains("larger than 1048576 bytes");
        assertThat(published).hasSize(1);
    }

    @Test
    void warnsOfUnknownKeysAndNamesUnusedOnesOnce() throws IOException {
        Files.writeString(file(), "{\"web_push_vapid_public_key\": 1, \"max_sessions\": 2}");
        ConfigWatcher watcher = started();
        replace("{\"web_push_vapid_public_key\": 2, \"max_sessions\": 2}");
        settle(watcher);

        assertThat(reports)
                .filteredOn(line -> line.startsWith("WARN"))
                .hasSize(2)
                .allMatch(line -> line.contains("max_sessions") && line.contains("max_running_sessions"));
        assertThat(reports)
                .filteredOn(line -> line.contains("web_push_vapid_public_key"))
                .singleElement()
                .asString()
                .startsWith("INFO")
                .contains("not used yet");
    }

    private ConfigWatcher watcher() {
        return new ConfigWatcher(new ConfigFile(file()), published::add, this::report);
    }

    private ConfigWatcher started() {
        ConfigWatcher watcher = watcher();
        watcher.start();
        return watcher;
    }

    private void report(Level level, String text) {
        reports.add(level + " " + text);
    }

    private static void settle(ConfigWatcher watcher) {
        watcher.poll();
        watcher.poll();
    }

    private void replace(String text) throws IOException {
        Path fresh = directory.resolve("fresh");
        Files.writeString(fresh, text);
        Files.move(fresh, file(), StandardCopyOption.ATOMIC_MOVE);
    }

    private Path file() {
        return directory.resolve("config.json");
    }

    private static java.util.function.Function<Map<Setting, Object>, Object> limit() {
        return values -> values.get(Setting.MAX_RUNNING_SESSIONS);
    }
}
