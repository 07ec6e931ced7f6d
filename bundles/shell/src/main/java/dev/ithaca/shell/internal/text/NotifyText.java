// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.text;

import dev.ithaca.notify.api.DeliveryEntry;
import dev.ithaca.notify.api.DeliveryEntry.Outcome;
import dev.ithaca.notify.api.RoutePlan;
import dev.ithaca.notify.api.SendReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** What became, or would become, of a notification, in words. */
public final class NotifyText {
    private NotifyText() {}

    /** The words of the seed system only if they are true. */
    public static String report(SendReport report) {
        if (report.isDelivered()) {
            return "Notification sent.\n";
        }
        String details =
                report.fates().stream().map(NotifyText::fate).distinct().collect(Collectors.joining("; "));
        if (!report.underWay().isEmpty()) {
            return "Notification is on its way by " + String.join(", ", report.underWay())
                    + (details.isEmpty() ? "" : " (" + details + ")") + ".\n";
        }
        if (has(report, Outcome.HELD)) {
            return "Notification is held: " + details + ".\n";
        }
        if (has(report, Outcome.FAILED) || has(report, Outcome.DROPPED)) {
            return "Notification was not delivered: " + details + ".\n";
        }
        if (report.fates().isEmpty()) {
            return "Notification accepted; see: ithaca notify log.\n";
        }
        return "Notification was sent to nobody: " + details + ".\n";
    }

    private static boolean has(SendReport report, Outcome outcome) {
        return report.fates().stream().anyMatch(fate -> fate.outcome() == outcome);
    }

    private static String fate(DeliveryEntry fate) {
        String rule = fate.rule().isEmpty() ? "" : " [" + fate.rule() + "]";
        return (fate.channel().isEmpty() ? "" : fate.channel() + ": ") + Printable.of(fate.detail()) + rule;
    }

    public static String plan(RoutePlan plan) {
        StringBuilder text = new StringBuilder();
        line(text, "rule", plan.rule().isEmpty() ? "none is about it" : plan.rule());
        line(text, "urgency", NotifyJson.label(plan.urgency()));
        Instant until = plan.heldUntil();
        if (!plan.unsent().isEmpty()) {
            line(text, "channels", "none: " + plan.unsent());
        } else {
            line(text, "channels", String.join(", ", plan.channels()));
        }
        if (!plan.missing().isEmpty()) {
            line(text, "missing", String.join(", ", plan.missing()) + " (not installed)");
        }
        if (plan.unsent().isEmpty() && until != null) {
            line(text, "held until", Times.local(until, ZoneId.systemDefault()) + " (quiet hours)");
        }
        plan.escalations().forEach(step -> line(text, "escalation", step(step)));
        return text.toString();
    }

    private static String step(RoutePlan.Step step) {
        List<String> channels = step.channels();
        return String.join(", ", channels) + " after " + step.after().toMinutes() + " min without an answer";
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format("%-12s%s%n", name, value));
    }
}
