// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import dev.ithaca.shell.internal.command.Parameters.ArgumentField;
import dev.ithaca.shell.internal.command.Parameters.OptionField;
import dev.ithaca.shell.internal.text.ShellErrorCode;
import dev.ithaca.spi.PlatformException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.karaf.shell.api.action.Action;

/**
 * Fills the annotated fields of an Action from the words of a command line; the one parser of both front ends. Karaf's own
 * cannot be used: it refuses options behind arguments, and takes {@code --help} away from a session's child.
 */
final class ArgumentBinder {
    private final CommandSpec spec;
    private final Map<Field, Object> values = new LinkedHashMap<>();
    private final List<String> positionals = new ArrayList<>();

    private ArgumentBinder(CommandSpec spec) {
        this.spec = spec;
    }

    /**
     * Fills the fields.
     *
     * @return false if the words ask for help instead
     * @throws PlatformException if the words do not fit, with {@link ShellErrorCode#USAGE}
     */
    static boolean bind(CommandSpec spec, Action action, List<String> words) {
        ArgumentBinder binder = new ArgumentBinder(spec);
        if (!binder.read(words.iterator())) {
            return false;
        }
        binder.assignPositionals();
        binder.inject(action);
        return true;
    }

    private boolean read(Iterator<String> words) {
        boolean optionsPossible = true;
        while (words.hasNext()) {
            String word = words.next();
            optionsPossible &= positionals.size() < spec.manual().optionsUntil();
            if (!optionsPossible || word.length() < 2 || word.charAt(0) != '-') {
                positionals.add(word);
            } else if ("--".equals(word)) {
                optionsPossible = false;
            } else if ("--help".equals(word) || "-h".equals(word)) {
                return false;
            } else if (word.startsWith("--")) {
                readLong(word, words);
            } else {
                readShort(word, words);
            }
        }
        return true;
    }

    private void readLong(String word, Iterator<String> words) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        OptionField option = find(name);
        if (!option.isFlag()) {
            put(option, name, equals < 0 ? next(name, words) : word.substring(equals + 1));
        } else if (equals < 0) {
            put(option, name, "");
        } else {
            throw usage(name + " takes no value");
        }
    }

    /** Short options may share a dash ({@code -dt demo}); the last one's value may follow at once ({@code -n5}). */
    private void readShort(String word, Iterator<String> words) {
        for (int i = 1; i < word.length(); i++) {
            String name = "-" + word.charAt(i);
            OptionField option = find(name);
            if (option.isFlag()) {
                put(option, name, "");
                continue;
            }
            String rest = word.substring(i + 1);
            if (rest.isEmpty()) {
                put(option, name, next(name, words));
            } else {
                put(option, name, rest.charAt(0) == '=' ? rest.substring(1) : rest);
            }
            return;
        }
    }

    private OptionField find(String name) {
        return spec.parameters()
                .option(name)
                .orElseThrow(() -> usage("unknown option " + name + "; possible: " + names()));
    }

    private String names() {
        return spec.parameters().options().stream()
                .map(one -> one.option().name())
                .collect(
                        Collectors.joining(", ", "", spec.parameters().options().isEmpty() ? "--help" : ", --help"));
    }

    private String next(String name, Iterator<String> words) {
        if (!words.hasNext()) {
            throw usage("option " + name + " needs a value");
        }
        return words.next();
    }

    private void put(OptionField option, String name, String value) {
        if (option.isFlag()) {
            values.put(option.field(), true);
        } else if (option.option().multiValued()) {
            list(option.field()).add(value);
        } else if (values.put(option.field(), value) != null) {
            throw usage("option " + name + " is given twice");
        }
    }

    private void assignPositionals() {
        Iterator<String> words = positionals.iterator();
        for (ArgumentField argument : spec.parameters().arguments()) {
            if (!words.hasNext()) {
                if (argument.argument().required()) {
                    throw usage("missing " + argument.argument().name());
                }
            } else if (argument.argument().multiValued()) {
                words.forEachRemaining(list(argument.field())::add);
            } else {
                values.put(argument.field(), words.next());
            }
        }
        if (words.hasNext()) {
            throw usage("unexpected argument '" + words.next() + "'");
        }
    }

    @SuppressWarnings("unchecked") // only this class puts lists, and only of strings
    private List<String> list(Field field) {
        return (List<String>) values.computeIfAbsent(field, key -> new ArrayList<String>());
    }

    private void inject(Action action) {
        values.forEach((field, value) -> {
            try {
                field.set(action, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(field + " cannot be set", e);
            }
        });
    }

    private PlatformException usage(String problem) {
        return ShellErrorCode.usage(
                problem + "; usage: " + HelpText.usage(spec) + " (see: ithaca " + spec.words() + " --help)");
    }
}
