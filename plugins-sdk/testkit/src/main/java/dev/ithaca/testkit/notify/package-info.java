/** Tests of notifiers. */
@NullMarked
package dev.ithaca.testkit.notify;

import org.jspecify.annotations.NullMarked;
