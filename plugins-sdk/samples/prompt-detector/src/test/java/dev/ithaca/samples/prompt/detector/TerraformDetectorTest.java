// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.samples.prompt.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.KernelFacts.Reading;
import dev.ithaca.spi.prompt.PromptDetector;
import dev.ithaca.spi.prompt.TerminalView;
import dev.ithaca.testkit.prompt.PromptDetectorContract;
import dev.ithaca.testkit.prompt.TerminalViews;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every detector keeps to, and what this one knows. */
class TerraformDetectorTest extends PromptDetectorContract {
    private static final TerminalView ASKS = TerminalViews.showing(
                    "Do you want to perform these actions?",
                    "  Only 'yes' will be accepted to approve.",
                    "",
                    "  Enter a value: ")
            .kernel("terraform", Reading.YES)
            .view();

    @Override
    protected PromptDetector detector() {
        return new TerraformDetector();
    }

    @Override
    protected Map<String, TerminalView> waiting() {
        return Map.of("terraform apply", ASKS);
    }

    @Override
    protected Map<String, TerminalView> notWaiting() {
        return Map.of(
                "it was answered",
                        TerminalViews.showing("  Enter a value: yes", "", "Apply complete!")
                                .view(),
                "a file that is shown",
                        TerminalViews.showing("Enter a value:", "and press return")
                                .view(),
                "a program that works",
                        TerminalViews.showing("  Enter a value: ")
                                .kernel("terraform", Reading.NO)
                                .view());
    }

    @Test
    void saysThatItIsAConfirmation() {
        assertThat(detector().assess(ASKS).orElseThrow().kind()).isEqualTo(Assessment.Kind.CONFIRM);
    }
}
