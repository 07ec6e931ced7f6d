// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.command;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.apache.karaf.shell.api.action.Completion;
import org.jspecify.annotations.Nullable;

/** The kinds of names that an argument can take, by the class that marks it. */
public final class Candidates {
    private static final Map<Class<?>, String> KINDS = Map.of(
            SessionIdCompleter.class, SessionIdCompleter.KIND,
            AttentionIdCompleter.class, AttentionIdCompleter.KIND,
            PluginNameCompleter.class, PluginNameCompleter.KIND);

    private static final Map<String, BiFunction<Services, String, List<String>>> BY_KIND = Map.of(
            SessionIdCompleter.KIND, (services, prefix) -> new SessionIdCompleter(services).complete(prefix),
            AttentionIdCompleter.KIND, (services, prefix) -> new AttentionIdCompleter(services).complete(prefix),
            PluginNameCompleter.KIND, (services, prefix) -> new PluginNameCompleter(services).complete(prefix));

    private Candidates() {}

    /** What {@code __complete} calls the names that an argument takes; empty if it takes none. */
    public static String kind(@Nullable Completion completion) {
        return completion == null ? "" : KINDS.getOrDefault(completion.value(), "");
    }

    public static boolean isKind(String word) {
        return BY_KIND.containsKey(word);
    }

    /** Names of a kind that begin so, each with a tab and what it is. */
    public static List<String> of(String kind, String prefix, Services services) {
        return BY_KIND.get(kind).apply(services, prefix);
    }
}
