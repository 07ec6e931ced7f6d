// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ithaca.spi.PlatformException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetadataTest {
    @Test
    void trimsTitlesAndTakesBlankForNone() {
        assertThat(Metadata.title("  build ")).isEqualTo("build");
        assertThat(Metadata.title(" \t")).isNull();
        assertThat(Metadata.title(null)).isNull();
    }

    @Test
    void countsCharactersOfATitleNotBytes() {
        assertThat(Metadata.title("😀".repeat(256))).hasSize(512);
        assertThatThrownBy(() -> Metadata.title("x".repeat(257)))
                .isInstanceOf(PlatformException.class)
                .hasMessage("session title is too long (max 256 characters)");
    }

    @Test
    void keepsTheFirstOfTagsThatDifferOnlyInCase() {
        assertThat(Metadata.tags(List.of(" CI ", "", "ci", "nightly", "Ci"))).containsExactly("CI", "nightly");
    }

    @Test
    void boundsTags() {
        assertThatThrownBy(() -> Metadata.tags(List.of("x".repeat(129)))).isInstanceOf(PlatformException.class);
        assertThat(Metadata.tags(Collections.nCopies(1000, "same"))).containsExactly("same");
    }

    @Test
    void namesTheSizesThatArePossible() {
        assertThatThrownBy(() -> Metadata.size(0, 80)).hasMessageContaining("1 to 65535");
        assertThatThrownBy(() -> Metadata.size(24, 65536)).hasMessageContaining("1 to 65535");
        Metadata.size(1, 65535);
    }
}
