/** What the user wants to be told, by which channels and when. Values only: nothing here sends or waits. */
@NullMarked
package dev.ithaca.notify.internal.policy;

import org.jspecify.annotations.NullMarked;
