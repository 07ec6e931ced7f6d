/** What is generated from the commands: {@code docs/cli.md}, the completion scripts, the client's help texts. */
@NullMarked
package dev.ithaca.shell.internal.manual;

import org.jspecify.annotations.NullMarked;
