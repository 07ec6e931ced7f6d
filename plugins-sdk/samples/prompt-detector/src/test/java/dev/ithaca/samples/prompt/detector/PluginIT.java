// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.samples.prompt.detector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.spi.prompt.KernelFacts.Reading;
import dev.ithaca.testkit.prompt.TerminalViews;
import dev.ithaca.testkit.run.PluginRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The built jar in an OSGi framework. */
class PluginIT {
    @Test
    void judgesWhatItIsShown() {
        try (PluginRun run = PluginRun.of(Path.of(System.getProperty("plugin.jar")))) {
            assertThat(run.detector("terraform")
                            .assess(TerminalViews.showing("Enter a value: ")
                                    .kernel("terraform", Reading.YES)
                                    .view()))
                    .isPresent();
        }
    }
}
