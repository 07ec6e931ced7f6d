/** A detector of the question that terraform asks. */
package dev.ithaca.samples.prompt.detector;
