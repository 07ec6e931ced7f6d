// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import dev.ithaca.core.plugin.PluginRegistry;
import dev.ithaca.core.plugin.PluginStatus;
import dev.ithaca.core.plugin.PluginStatus.State;
import dev.ithaca.notify.api.NotificationService;
import dev.ithaca.notify.api.SendRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

/** What tests of the folder of plugins share: the sample notifier, which writes to a file. */
public abstract class HotDeploySupport extends KarafTestSupport {
    static final String SAMPLE = "dev.ithaca.samples.notifier";
    static final String CHANNEL = "file";

    protected PluginRegistry registry;
    protected Path folder;
    private Path written;

    @Before
    public void configureTheSample() throws IOException {
        registry = service(PluginRegistry.class);
        folder = registry.folder();
        Path state = folder.getParent();
        written = state.resolve("written.txt");
        Files.writeString(state.resolve("etc").resolve(SAMPLE + ".cfg"), "file = " + written + "\n");
        await("the configuration is read", this::isConfigured, () -> "nothing");
    }

    /** Not by a tracker: with its last user this service's object is gone. */
    private boolean isConfigured() {
        ServiceReference<ConfigurationAdmin> reference = context.getServiceReference(ConfigurationAdmin.class);
        try {
            return reference != null
                    && context.getService(reference).listConfigurations("(service.pid=" + SAMPLE + ")") != null;
        } catch (IOException | InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    protected Optional<PluginStatus> plugin(String nameOrFile) {
        return registry.list().stream()
                .filter(one -> one.name().equals(nameOrFile) || one.file().equals(nameOrFile))
                .findFirst();
    }

    protected PluginStatus awaitState(String nameOrFile, State state) {
        await(
                nameOrFile + " is " + state,
                () -> plugin(nameOrFile).map(one -> one.state() == state).orElse(false),
                () -> registry.list().toString());
        return plugin(nameOrFile).orElseThrow();
    }

    protected boolean isUsed() {
        return service(NotificationService.class).channels().stream()
                .anyMatch(channel -> channel.id().equals(CHANNEL));
    }

    protected void awaitUsed(boolean used) {
        await(
                "the channel is " + (used ? "there" : "gone"),
                () -> isUsed() == used,
                () -> registry.list().toString());
    }

    protected void awaitGone(String name) {
        await(
                name + " is gone",
                () -> plugin(name).isEmpty() && bundle(name).isEmpty(),
                () -> registry.list().toString());
    }

    /** Sends a notification and waits until the plugin has written it. */
    protected void assertDelivers(String title) {
        service(NotificationService.class).send(new SendRequest("manual", title, "", "", null, null));
        await(
                title + " is delivered",
                () -> lines().stream().anyMatch(line -> line.endsWith(" " + title)),
                () -> lines() + " " + registry.list());
    }

    private List<String> lines() {
        try {
            return Files.exists(written) ? Files.readAllLines(written) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
