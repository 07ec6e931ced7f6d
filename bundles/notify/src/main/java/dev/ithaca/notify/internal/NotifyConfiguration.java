// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Keys of {@code dev.ithaca.notify}, which {@code config.json} sets as {@code notify_rules} and so on. Objects stand as the
 * query of an address: {@code name=night&tag=ci&deny=true}.
 */
@ObjectClassDefinition(name = "Ithaca notifications", description = "Who is told of what, and when.")
@interface NotifyConfiguration {
    @AttributeDefinition(name = "Rules", description = "The first rule that is about a notification decides.")
    String[] rules() default {};

    @AttributeDefinition(
            name = "Channels",
            description = "Who gets what no rule names channels for; empty for all but those of escalations.")
    String[] channels() default {};

    @AttributeDefinition(name = "Quiet hours", description = "When only what is urgent is told: mon-fri 22:00-07:00.")
    String[] quiet_hours() default {};

    @AttributeDefinition(name = "Time zone", description = "Zone of the quiet hours; empty for that of the machine.")
    String time_zone() default "";

    @AttributeDefinition(
            name = "Repeats",
            description = "For how many seconds the same is not told again; 0 to tell all.")
    long repeat_seconds() default 10;

    @AttributeDefinition(name = "Escalation", description = "Who else is told of a wait that nobody answers.")
    String[] escalation() default {};
}
