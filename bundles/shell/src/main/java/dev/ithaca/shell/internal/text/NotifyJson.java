// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.notify.api.ChannelStatus;
import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.notify.api.RoutePlan;
import dev.ithaca.notify.api.SendReport;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON of notifications. */
public final class NotifyJson {
    private NotifyJson() {}

    public static Map<String, Object> entry(DeliveryEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sequence", entry.sequence());
        json.put("id", entry.notification());
        json.put("kind", entry.kind());
        json.put("title", entry.title());
        json.put("session_ids", sessions(entry.sessions()));
        json.put("channel", entry.channel().isEmpty() ? null : entry.channel());
        json.put("rule", entry.rule().isEmpty() ? null : entry.rule());
        json.put("outcome", label(entry.outcome()));
        json.put("attempts", entry.attempts());
        json.put("detail", entry.detail());
        json.put("created_at", Times.rfc3339(entry.createdAt()));
        json.put("finished_at", Times.rfc3339(entry.finishedAt()));
        return json;
    }

    public static Map<String, Object> report(SendReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", report.id());
        json.put("delivered", report.isDelivered());
        json.put("fates", report.fates().stream().map(NotifyJson::entry).toList());
        json.put("under_way", report.underWay());
        return json;
    }

    public static Map<String, Object> plan(RoutePlan plan) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", plan.rule().isEmpty() ? null : plan.rule());
        json.put("unsent", plan.unsent().isEmpty() ? null : plan.unsent());
        json.put("held_until", plan.heldUntil() == null ? null : Times.rfc3339(plan.heldUntil()));
        json.put("urgency", label(plan.urgency()));
        json.put("channels", plan.channels());
        json.put("missing", plan.missing());
        json.put("escalation", plan.escalations().stream().map(NotifyJson::step).toList());
        return json;
    }

    private static Map<String, Object> step(RoutePlan.Step step) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("after_minutes", step.after().toMinutes());
        json.put("channels", step.channels());
        return json;
    }

    private static List<String> sessions(String ids) {
        return Arrays.stream(ids.split(",", -1)).filter(id -> !id.isEmpty()).toList();
    }

    public static Map<String, Object> channel(ChannelStatus channel) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", channel.id());
        json.put("state", label(channel.state()));
        json.put("waiting", channel.waiting());
        json.put("delivered", channel.delivered());
        json.put("failed", channel.failed());
        json.put("problem", channel.problem().isEmpty() ? null : channel.problem());
        return json;
    }

    public static String label(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
