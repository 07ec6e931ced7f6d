/** Runs built plugins. */
@NullMarked
package dev.ithaca.testkit.run;

import org.jspecify.annotations.NullMarked;
