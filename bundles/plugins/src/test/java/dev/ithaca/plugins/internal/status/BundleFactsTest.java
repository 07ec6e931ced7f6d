// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BundleFactsTest {
    @Test
    void aKindIsNamedByItsInterface() {
        assertThat(BundleFacts.kind("dev.ithaca.spi.notify.Notifier")).isEqualTo("notifier");
        assertThat(BundleFacts.kind("dev.ithaca.spi.prompt.PromptDetector")).isEqualTo("prompt-detector");
        assertThat(BundleFacts.kind("dev.ithaca.spi.model.HTTP2Model")).isEqualTo("http2-model");
    }
}
