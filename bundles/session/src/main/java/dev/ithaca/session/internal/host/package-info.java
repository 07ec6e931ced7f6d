/** Finding, starting and talking to pty-hosts. */
@NullMarked
package dev.ithaca.session.internal.host;

import org.jspecify.annotations.NullMarked;
