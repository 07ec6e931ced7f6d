/**
 * The tables and how they come to be: numbered SQL files, each run once, in order, in one transaction with the note that
 * it ran. Standard SQL only; {@code ${text}} stands for the type of long texts.
 */
@NullMarked
package dev.ithaca.storage.derby.internal.schema;

import org.jspecify.annotations.NullMarked;
