// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Keys of {@code etc/dev.ithaca.plugins.cfg}. */
@ObjectClassDefinition(name = "Ithaca plugins", description = "The folder that plugins are dropped into.")
@interface PluginsConfiguration {
    @AttributeDefinition(
            name = "Poll",
            description =
                    "How often the folder is looked at, in milliseconds, 20 to 10000; a file counts when two looks agree.")
    int poll_ms() default 150;
}
