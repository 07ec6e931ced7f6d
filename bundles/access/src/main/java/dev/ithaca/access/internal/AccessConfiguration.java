// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.access.cfg}. */
@ObjectClassDefinition(name = "Ithaca access", description = "How long logins live.")
@interface AccessConfiguration {
    @AttributeDefinition(name = "Life of a login", description = "How many hours a login lives at most, 1 to 8760.")
    int login_lifetime_hours() default 24;

    @AttributeDefinition(
            name = "Life of an unused login",
            description = "After how many hours without use a login ends, 1 to 8760.")
    int login_idle_hours() default 12;
}
