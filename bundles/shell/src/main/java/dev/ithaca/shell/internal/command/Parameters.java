// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.jspecify.annotations.Nullable;

/**
 * The options and arguments of one Action class, as its annotated fields say.
 *
 * @param options in the order of the source
 * @param arguments by their index
 */
public record Parameters(List<OptionField> options, List<ArgumentField> arguments) {
    /** A field that an option fills. */
    public record OptionField(Option option, Field field) {
        /** Whether the option stands for itself, without a value. */
        public boolean isFlag() {
            return field.getType() == boolean.class;
        }

        public boolean isCalled(String name) {
            return option.name().equals(name) || List.of(option.aliases()).contains(name);
        }

        public @Nullable Completion completion() {
            return field.getAnnotation(Completion.class);
        }
    }

    /** A field that an argument fills. */
    public record ArgumentField(Argument argument, Field field) {
        public @Nullable Completion completion() {
            return field.getAnnotation(Completion.class);
        }
    }

    public static Parameters of(Class<? extends Action> type) {
        List<OptionField> options = new ArrayList<>();
        List<ArgumentField> arguments = new ArrayList<>();
        for (Field field : type.getDeclaredFields()) {
            Option option = field.getAnnotation(Option.class);
            Argument argument = field.getAnnotation(Argument.class);
            if (option != null) {
                field.setAccessible(true);
                options.add(new OptionField(option, field));
            } else if (argument != null) {
                field.setAccessible(true);
                arguments.add(new ArgumentField(argument, field));
            }
        }
        arguments.sort(Comparator.comparingInt(one -> one.argument().index()));
        return new Parameters(List.copyOf(options), List.copyOf(arguments));
    }

    public Optional<OptionField> option(String name) {
        return options.stream().filter(one -> one.isCalled(name)).findFirst();
    }
}
