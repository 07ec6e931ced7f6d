// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellSettingsTest {
    @ParameterizedTest
    @CsvSource({"ctrl+], 29", "ctrl+a, 1", "ctrl-Z, 26", "ctrl+\\, 28", "ctrl+^, 30", "ctrl+_, 31"})
    void takesControlKeys(String key, int sent) {
        assertThat(new ShellSettings(key).detachPrefix()).isEqualTo(sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ctrl+i", "ctrl+m", "ctrl+[", "ctrl+@", "enter", "a", "alt+a", "hex:41", "nosuch", ""})
    void keepsWhatWasForOtherKeys(String key) {
        ShellSettings settings = new ShellSettings("ctrl+a");
        settings.use(key);
        assertThat(settings.detachPrefix()).isEqualTo(1);
    }

    @Test
    void takesAChange() {
        ShellSettings settings = new ShellSettings("ctrl+a");
        settings.use("ctrl+b");
        assertThat(settings.detachPrefix()).isEqualTo(2);
    }
}
