/** A notifier that appends to a file. */
package dev.ithaca.samples.notifier;
