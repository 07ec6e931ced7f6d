// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import dev.ithaca.core.internal.config.ObjectRule.Field;
import dev.ithaca.core.internal.config.ValueRule.Form;
import dev.ithaca.core.internal.config.ValueRule.ListOf;
import dev.ithaca.core.internal.config.ValueRule.OneOf;
import dev.ithaca.core.internal.config.ValueRule.WholeNumber;
import dev.ithaca.core.internal.config.ValueRule.YesOrNo;
import java.time.ZoneId;
import java.util.List;

/** What may stand in the settings of notifications. */
final class NotifyRules {
    private static final String DAY = "(?:mon|tue|wed|thu|fri|sat|sun)";
    private static final String DAYS = DAY + "(?:-" + DAY + ")?";
    private static final String TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]";

    private static final Form CHANNEL =
            Form.of("[a-z0-9][a-z0-9.-]{0,63}", "the id of a channel, lower-case letters, digits, dots and dashes");

    static final ListOf CHANNELS = new ListOf(CHANNEL, 32);

    static final ListOf QUIET_HOURS = new ListOf(
            Form.of(
                    "(?i)(?:" + DAYS + "(?:," + DAYS + ")* +)?" + TIME + "-(?:" + TIME + "|24:00)",
                    "like \"22:00-07:00\" or \"mon-fri,sun 22:00-07:00\""),
            32);

    static final Form TIME_ZONE = new Form(
            name -> ZoneId.getAvailableZoneIds().contains(name), "a time zone such as \"Europe/Berlin\" or \"UTC\"");

    static final ListOf ESCALATION = new ListOf(
            new ObjectRule(
                    List.of(
                            new Field("after_minutes", "after_minutes", new WholeNumber(1, 10_080)),
                            new Field("channels", "channel", new ListOf(CHANNEL, 1, 32))),
                    List.of("after_minutes", "channels")),
            8);

    static final ListOf RULES = new ListOf(new ObjectRule(conditionsAndEffects(), List.of()), 256);

    private NotifyRules() {}

    private static List<Field> conditionsAndEffects() {
        Form session = Form.of("[0-9a-z]{1,32}\\*?|\\*", "the id of a session, or the beginning of one with * behind");
        Form tag = Form.of("(?s).{1,128}", "a tag of 1 to 128 characters");
        Form kind = Form.of("[a-z][a-z0-9_]{0,31}", "a kind of notification such as \"input_needed\"");
        return List.of(
                new Field("name", "name", Form.of("\\P{Cntrl}{1,64}", "a name of 1 to 64 characters")),
                new Field("sessions", "session", new ListOf(session, 64)),
                new Field("tags", "tag", new ListOf(tag, 64)),
                new Field("kinds", "kind", new ListOf(kind, 64)),
                new Field("deny", "deny", new YesOrNo()),
                new Field("channels", "channel", CHANNELS),
                new Field("urgency", "urgency", new OneOf(List.of("low", "normal", "high"))));
    }
}
