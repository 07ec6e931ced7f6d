// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What help, documentation and parsing need to know about a command beyond Karaf's own annotations. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Manual {
    /** The words behind {@code ithaca}; joined by a dash they are the command's name in the console. */
    String words();

    Group group();

    /** Command lines that show the use, each with a comment behind {@code " # "} if it needs one. */
    String[] examples() default {};

    /** After so many arguments every word is an argument, also one that begins with a dash. */
    int optionsUntil() default Integer.MAX_VALUE;

    /** Exit codes other than 0, 1 and 2, each as {@code "124: what it means"}. */
    String[] exitCodes() default {};

    /** Headings of the overview, in its order. */
    enum Group {
        SESSIONS("Sessions"),
        TALK("Talk to a session"),
        END("End and clean up"),
        DAEMON("Daemon"),
        NOTIFY("Notifications"),
        WEB("Web and tokens"),
        OTHER("Other"),
        HIDDEN("");

        private final String title;

        Group(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
