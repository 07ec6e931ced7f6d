// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.prompt.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Ithaca prompt detection")
@interface PromptConfiguration {
    @AttributeDefinition(
            name = "Patterns",
            description =
                    "Regular expressions that a prompt in front of the cursor matches; none stands for the built-in ones.")
    String[] prompt_patterns() default {};
}
