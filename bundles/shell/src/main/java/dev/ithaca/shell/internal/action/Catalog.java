// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal.action;

import dev.ithaca.shell.internal.command.CommandSpec;
import java.util.List;

/** All commands, in the order of the overview. */
public final class Catalog {
    /** The table that both front ends, help, the documentation and the completion scripts are made from. */
    public static final List<CommandSpec> COMMANDS = List.of(
            CommandSpec.of(StartAction.class, StartAction::new),
            CommandSpec.of(ListAction.class, ListAction::new),
            CommandSpec.of(AttachAction.class, AttachAction::new),
            CommandSpec.of(UpdateAction.class, UpdateAction::new),
            CommandSpec.of(LogsAction.class, LogsAction::new),
            CommandSpec.of(SendAction.class, SendAction::new),
            CommandSpec.of(WaitAction.class, WaitAction::new),
            CommandSpec.of(ExplainAction.class, ExplainAction::new),
            CommandSpec.of(InboxAction.class, InboxAction::new),
            CommandSpec.of(AnswerAction.class, AnswerAction::new),
            CommandSpec.of(PromptTestAction.class, PromptTestAction::new),
            CommandSpec.of(StopAction.class, StopAction::new),
            CommandSpec.of(KillAction.class, KillAction::new),
            CommandSpec.of(RemoveAction.class, RemoveAction::new),
            CommandSpec.of(PruneAction.class, PruneAction::new),
            CommandSpec.of(NotifySendAction.class, NotifySendAction::new),
            CommandSpec.of(NotifyEnableAction.class, NotifyEnableAction::new),
            CommandSpec.of(NotifyDisableAction.class, NotifyDisableAction::new),
            CommandSpec.of(NotifyTestAction.class, NotifyTestAction::new),
            CommandSpec.of(NotifyLogAction.class, NotifyLogAction::new),
            CommandSpec.of(NotifyChannelsAction.class, NotifyChannelsAction::new),
            CommandSpec.of(DaemonStartAction.class, DaemonStartAction::new),
            CommandSpec.of(DaemonStopAction.class, DaemonStopAction::new),
            CommandSpec.of(DaemonRestartAction.class, DaemonRestartAction::new),
            CommandSpec.of(DaemonStatusAction.class, DaemonStatusAction::new),
            CommandSpec.of(DaemonInstallAction.class, DaemonInstallAction::new),
            CommandSpec.of(PluginsAction.class, PluginsAction::new),
            CommandSpec.of(PluginsRestartAction.class, PluginsRestartAction::new),
            CommandSpec.of(WebPasswordAction.class, WebPasswordAction::new),
            CommandSpec.of(WebLoginsAction.class, WebLoginsAction::new),
            CommandSpec.of(WebLogoutAction.class, WebLogoutAction::new),
            CommandSpec.of(WebAction.class, WebAction::new),
            CommandSpec.of(TokenAddAction.class, TokenAddAction::new),
            CommandSpec.of(TokenListAction.class, TokenListAction::new),
            CommandSpec.of(TokenRemoveAction.class, TokenRemoveAction::new),
            CommandSpec.of(ApiKeyAction.class, ApiKeyAction::new),
            CommandSpec.of(SkillAction.class, SkillAction::new),
            CommandSpec.of(CompletionAction.class, CompletionAction::new),
            CommandSpec.of(CompleteAction.class, CompleteAction::new),
            CommandSpec.of(WebSummaryAction.class, WebSummaryAction::new));

    private Catalog() {}
}
