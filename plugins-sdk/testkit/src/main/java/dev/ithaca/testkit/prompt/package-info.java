/** Tests of prompt detectors. */
@NullMarked
package dev.ithaca.testkit.prompt;

import org.jspecify.annotations.NullMarked;
