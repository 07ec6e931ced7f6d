// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ithaca.plugins.internal.TestJars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;

class InspectorTest {
    private static final String SPI = "dev.ithaca.spi.notify";

    @TempDir
    private Path folder;

    private Inspector inspector;

    @BeforeEach
    void make() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        inspector = new Inspector(new Trust(folder), () -> Map.of(SPI, new Version(1, 0, 0)));
    }

    @Test
    void takesABundleForTheSpiThatIsHere() throws Exception {
        Path file = TestJars.bundle("org.example.pager; singleton:=true", "1.2.3.x")
                .header("Import-Package", SPI + ";version=\"[1.0,2)\",org.slf4j;version=\"[2,3)\"")
                .to(folder.resolve("pager.jar"));

        assertThat(inspector.inspect(file))
                .isEqualTo(new PluginFile(file, false, "org.example.pager", "1.2.3.x", List.of()));
    }

    @Test
    void refusesABundleForAnotherSpi() {
        assertThat(refusal(TestJars.bundle("p", "1").header("Import-Package", SPI + ";version=\"[2.0,3)\"")))
                .isEqualTo("it needs dev.ithaca.spi.notify 2.0.0 to below 3.0.0, and this Ithaca has 1.0.0; "
                        + "build it with the SPI of this Ithaca");
        assertThat(refusal(TestJars.bundle("p", "1").header("Import-Package", "dev.ithaca.spi.model")))
                .isEqualTo("it needs dev.ithaca.spi.model, which this Ithaca does not have");
    }

    @Test
    void anOptionalPackageIsNoReason() throws Exception {
        Path file = TestJars.bundle("p", "1")
                .header("Import-Package", "dev.ithaca.spi.model;resolution:=optional;version=\"[3,4)\"")
                .to(folder.resolve("p.jar"));

        assertThat(inspector.inspect(file).name()).isEqualTo("p");
    }

    @Test
    void refusesWhatIsNoBundle() {
        assertThat(refusal(new TestJars().file("a.txt", new byte[] {1}))).contains("no Bundle-SymbolicName");
        assertThat(refusal(TestJars.bundle("p", "1").header("Fragment-Host", "dev.ithaca.core")))
                .contains("fragment");
        assertThat(refusal(TestJars.bundle("p", "one"))).startsWith("its manifest cannot be read: ");
    }

    @Test
    void refusesWhatIsCutOffOrDamaged() {
        byte[] whole = TestJars.bundle("p", "1").file("a", new byte[10_000]).bytes();
        Path half = TestJars.move(Arrays.copyOf(whole, whole.length / 2), folder.resolve("half.jar"));
        Path text = TestJars.move("hello".getBytes(StandardCharsets.UTF_8), folder.resolve("text.jar"));
        Path empty = TestJars.move(new byte[0], folder.resolve("empty.jar"));

        for (Path file : new Path[] {half, text, empty}) {
            RefusedException refused = catchThrowableOfType(RefusedException.class, () -> inspector.inspect(file));
            assertThat(refused.getMessage()).startsWith("it is damaged or incomplete");
            assertThat(refused.incomplete()).isTrue();
        }
    }

    @Test
    void refusesABrokenChecksum() {
        byte[] whole = TestJars.bundle("p", "1")
                .file("a", "some text".repeat(100).getBytes(StandardCharsets.UTF_8))
                .bytes();
        int middle = new String(whole, StandardCharsets.ISO_8859_1).lastIndexOf("PK\u0001\u0002") - 40;
        whole[middle] ^= 0x55;

        assertThatThrownBy(() -> inspector.inspect(TestJars.move(whole, folder.resolve("p.jar"))))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void refusesWhatOthersCouldHaveWritten() throws Exception {
        Path file = TestJars.bundle("p", "1").to(folder.resolve("p.jar"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw----"));

        assertThatThrownBy(() -> inspector.inspect(file))
                .hasMessage("others can write to the file; run: chmod go-w " + file);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xrwx"));
        assertThat(new Trust(folder).problemOfFolder(folder).orElseThrow())
                .isEqualTo("others can write to the folder " + folder + "; run: chmod go-w " + folder);
    }

    @Test
    void takesAnArchiveAndKnowsItsBundles() throws Exception {
        Path file = TestJars.move(
                new TestJars()
                        .file("repository/org/example/f/1.0/f-1.0-features.xml", new byte[] {1})
                        .file(
                                "repository/org/example/p/1.0/p-1.0.jar",
                                TestJars.bundle("p", "1").bytes())
                        .zip(),
                folder.resolve("thing.kar"));

        assertThat(inspector.inspect(file))
                .isEqualTo(new PluginFile(file, true, "thing", "", List.of("mvn:org.example/p/1.0")));
    }

    @Test
    void refusesAnArchiveOfRubbish() {
        assertThat(refusalOfKar(new TestJars().file("readme.txt", new byte[] {1})))
                .startsWith("it is no Karaf archive");
        assertThat(refusalOfKar(new TestJars().file("../../.bashrc", new byte[] {1})))
                .isEqualTo("it holds a file that would be written elsewhere: ../../.bashrc");
        assertThat(refusalOfKar(new TestJars().file("a\0b", new byte[] {1})))
                .isEqualTo("it holds a file that would be written elsewhere: a\0b");
        assertThat(refusalOfKar(new TestJars()
                        .file("repository/f.xml", new byte[] {1})
                        .file("repository/org/example/p/1.0/p-1.0.jar", new byte[] {1, 2, 3})))
                .startsWith("p-1.0.jar in it: ");
    }

    @Test
    void refusesOtherFiles() {
        assertThatThrownBy(() -> inspector.inspect(TestJars.move(new byte[0], folder.resolve("notes.txt"))))
                .hasMessage("only files that end in .jar or .kar are plugins");
    }

    private String refusal(TestJars jar) {
        Path file = jar.to(folder.resolve("refused.jar"));
        return catchThrowableOfType(RefusedException.class, () -> inspector.inspect(file))
                .getMessage();
    }

    private String refusalOfKar(TestJars kar) {
        Path file = TestJars.move(kar.zip(), folder.resolve("refused.kar"));
        return catchThrowableOfType(RefusedException.class, () -> inspector.inspect(file))
                .getMessage();
    }
}
