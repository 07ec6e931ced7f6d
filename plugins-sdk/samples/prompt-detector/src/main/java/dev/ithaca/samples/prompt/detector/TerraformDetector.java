// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.samples.prompt.detector;

import dev.ithaca.spi.prompt.Assessment;
import dev.ithaca.spi.prompt.KernelFacts.Reading;
import dev.ithaca.spi.prompt.PromptDetector;
import dev.ithaca.spi.prompt.TerminalView;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/**
 * Knows when {@code terraform apply} asks for its {@code yes}. Ithaca asks on a thread of its own whenever there is something
 * new to judge, and waits 100 ms for the answer; the surest of all detectors decides.
 */
@Component(service = PromptDetector.class, property = PromptDetector.ID + "=terraform")
public final class TerraformDetector implements PromptDetector {
    private static final String QUESTION = "Enter a value:";

    @Override
    public Optional<Assessment> assess(TerminalView view) {
        // The question counts only where the cursor is: above it stands what was asked before.
        boolean asks = view.cursorLine().strip().equals(QUESTION);
        if (!asks || view.kernel().reading() == Reading.NO) {
            return Optional.empty();
        }
        return Optional.of(Assessment.of(Assessment.State.NEEDS_INPUT, Assessment.Kind.CONFIRM, "terraform-apply", 0.98)
                .asking(QUESTION)
                .because("the cursor stands behind \"" + QUESTION + "\""));
    }
}
