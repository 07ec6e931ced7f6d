/** Sends notifications to Slack, or to a chat that takes the same webhooks. */
@NullMarked
package dev.ithaca.notify.slack.internal;

import org.jspecify.annotations.NullMarked;
