// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.access.api.AccessService;
import dev.ithaca.access.api.WebAddress;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.core.exec.WorkerPools;
import dev.ithaca.core.plugin.PluginRegistry;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.session.api.PromptRehearsal;
import dev.ithaca.session.api.SessionAttention;
import dev.ithaca.session.api.SessionInput;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.shell.internal.command.Awaited;
import dev.ithaca.shell.internal.command.Daemon;
import dev.ithaca.shell.internal.command.Services;
import dev.ithaca.shell.internal.command.SessionSignals;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The services as they are at the moment. */
@Component(service = Services.class)
public final class LiveServices implements Services {
    private final SessionSignals signals;
    private final Daemon daemon;
    private final WorkerPools pools;
    private final ShellSettings settings;
    private final Awaited<SessionService> sessions = new Awaited<>("the sessions are");
    private final Awaited<SessionAttention> attention = new Awaited<>("the sessions are");
    private final Awaited<PromptRehearsal> rehearsal = new Awaited<>("the detector of prompts is");
    private final Awaited<SessionInput> input = new Awaited<>("the sessions are");
    private final Awaited<AccessService> access = new Awaited<>("access control is");
    private final Awaited<NotificationService> notifications = new Awaited<>("notifications are");
    private final Awaited<PluginRegistry> plugins = new Awaited<>("plugins are");
    private final Awaited<Inbox> inbox = new Awaited<>("the inbox is");
    private final Awaited<WebAddress> web = new Awaited<>("HTTP is");

    @Activate
    public LiveServices(
            @Reference SessionSignals signals,
            @Reference Daemon daemon,
            @Reference WorkerPools pools,
            @Reference ShellSettings settings) {
        this.signals = signals;
        this.daemon = daemon;
        this.pools = pools;
        this.settings = settings;
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindSessions(SessionService service) {
        sessions.bind(service);
    }

    void unbindSessions(SessionService service) {
        sessions.unbind(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAttention(SessionAttention service) {
        attention.bind(service);
    }

    void unbindAttention(SessionAttention service) {
        attention.unbind(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindRehearsal(PromptRehearsal service) {
        rehearsal.bind(service);
    }

    void unbindRehearsal(PromptRehearsal service) {
        rehearsal.unbind(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindInput(SessionInput service) {
        input.bind(service);
    }

    void unbindInput(SessionInput service) {
        input.unbind(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindAccess(AccessService service) {
        access.bind(service);
    }

    void unbindAccess(AccessService service) {
        access.unbind(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindWeb(WebAddress service) {
        web.bind(service);
    }

    void unbindWeb(WebAddress service) {
        web.unbind(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindNotifications(NotificationService service) {
        notifications.bind(service);
    }

    void unbindNotifications(NotificationService service) {
        notifications.unbind(service);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindPlugins(PluginRegistry service) {
        plugins.bind(service);
    }

    void unbindPlugins(PluginRegistry service) {
        plugins.unbind(service);
    }

    @Override
    public PluginRegistry plugins() {
        return plugins.get();
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindInbox(Inbox service) {
        inbox.bind(service);
    }

    void unbindInbox(Inbox service) {
        inbox.unbind(service);
    }

    @Override
    public Inbox inbox() {
        return inbox.get();
    }

    @Override
    public Optional<Inbox> inboxIfThere() {
        return inbox.now();
    }

    @Override
    public NotificationService notifications() {
        return notifications.get();
    }

    @Override
    public SessionService sessions() {
        return sessions.get();
    }

    @Override
    public SessionAttention attention() {
        return attention.get();
    }

    @Override
    public PromptRehearsal rehearsal() {
        return rehearsal.get();
    }

    @Override
    public SessionInput input() {
        return input.get();
    }

    @Override
    public AccessService access() {
        return access.get();
    }

    @Override
    public Optional<AccessService> accessIfThere() {
        return access.now();
    }

    @Override
    public Optional<WebAddress> web() {
        return web.now();
    }

    @Override
    public SessionSignals signals() {
        return signals;
    }

    @Override
    public Daemon daemon() {
        return daemon;
    }

    @Override
    public Thread newThread(String name, Runnable task) {
        return pools.newThread(name, task);
    }

    @Override
    public int detachPrefix() {
        return settings.detachPrefix();
    }
}
