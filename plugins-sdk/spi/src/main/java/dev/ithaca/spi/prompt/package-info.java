/**
 * Detectors of prompts: register a {@link dev.ithaca.spi.prompt.PromptDetector} as a service with the property
 * {@code dev.ithaca.id}, and Ithaca asks it whether a session waits for a human whenever there is something new to judge.
 *
 * <p>The platform follows the output, asks the kernel, decides when to look and tells everybody else; a detector only judges
 * what it is shown. All values are immutable and safe for use by many threads. References are never null unless marked.
 */
@Export
@Version("1.0.0")
@NullMarked
package dev.ithaca.spi.prompt;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
