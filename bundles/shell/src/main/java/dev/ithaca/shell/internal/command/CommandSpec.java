// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import java.util.List;
import java.util.function.Function;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;

/**
 * One command: its Action class and how to make one.
 *
 * @param type the Action class, which carries name, description, options, arguments and manual
 * @param command Karaf's annotation of the class
 * @param manual our annotation of the class
 * @param parameters what the class's fields say
 * @param create makes an Action for one run
 */
public record CommandSpec(
        Class<? extends Action> type,
        Command command,
        Manual manual,
        Parameters parameters,
        Function<CommandContext, ? extends Action> create) {
    public static <A extends Action> CommandSpec of(Class<A> type, Function<CommandContext, A> create) {
        return new CommandSpec(
                type, type.getAnnotation(Command.class), type.getAnnotation(Manual.class), Parameters.of(type), create);
    }

    public String words() {
        return manual.words();
    }

    /** The words one by one. */
    public List<String> path() {
        return List.of(words().split(" ", -1));
    }

    public boolean isHidden() {
        return manual.group() == Manual.Group.HIDDEN;
    }
}
