/**
 * What tests of plugins need: contract tests to extend ({@link dev.ithaca.testkit.notify.NotifierContract},
 * {@link dev.ithaca.testkit.prompt.PromptDetectorContract}), values to try them with, and
 * {@link dev.ithaca.testkit.run.PluginRun}, which runs a built plugin in a small OSGi framework as Ithaca does.
 */
@NullMarked
package dev.ithaca.testkit;

import org.jspecify.annotations.NullMarked;
