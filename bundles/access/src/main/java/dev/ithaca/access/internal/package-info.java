/** Passwords, logins, tokens and tickets over the store; {@link dev.ithaca.access.internal.StoredAccessService} is the service. */
@NullMarked
package dev.ithaca.access.internal;

import org.jspecify.annotations.NullMarked;
