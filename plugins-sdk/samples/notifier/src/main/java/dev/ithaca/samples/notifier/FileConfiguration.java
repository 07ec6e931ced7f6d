// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.samples.notifier;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The keys of the configuration; {@code dev_ithaca_id} is the key {@code dev.ithaca.id}. */
@ObjectClassDefinition(name = "File notifier", description = "Appends notifications to a file.")
@interface FileConfiguration {
    @AttributeDefinition(name = "Channel", description = "Id of the channel, unique among all notifiers.")
    String dev_ithaca_id() default "file";

    @AttributeDefinition(name = "File", description = "The file to append to.")
    String file() default "ithaca-notifications.txt";
}
