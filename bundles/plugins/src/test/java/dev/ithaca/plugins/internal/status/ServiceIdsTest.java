// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ithaca.core.plugin.PluginStatus.Capability;
import dev.ithaca.plugins.internal.TestJars;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notifier;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;

class ServiceIdsTest {
    @TempDir
    private Path cache;

    private Framework framework;
    private BundleContext context;

    @BeforeEach
    void launch() throws Exception {
        framework = new FrameworkFactory().newFramework(Map.of("org.osgi.framework.storage", cache.toString()));
        framework.start();
        context = framework.getBundleContext();
    }

    @AfterEach
    void stop() throws Exception {
        framework.stop();
        framework.waitForStop(5_000);
    }

    @Test
    void aServiceWithAnIdOfItsOwnIsUsed() {
        register(Map.of("dev.ithaca.id", "file"));
        register(Map.of("dev.ithaca.id", "other"));

        assertThat(ids()).isEqualTo(new ServiceIds(Set.of(), List.of()));
    }

    @Test
    void aServiceWithoutAProperIdIsNotUsed() {
        register(Map.of());
        register(Map.of("dev.ithaca.id", "My Pager"));

        assertThat(ids().problems())
                .containsExactlyInAnyOrder(
                        "its notifier is not used, since its property dev.ithaca.id is not there; it must be of lower-case letters, "
                                + "digits, dots and dashes",
                        "its notifier is not used, since its property dev.ithaca.id is \"My Pager\"; it must be of lower-case "
                                + "letters, digits, dots and dashes");
        assertThat(ids().unused())
                .containsExactlyInAnyOrder(
                        new Capability("notifier", "", true), new Capability("notifier", "My Pager", true));
    }

    @Test
    void ofTwoWithOneIdTheOneThatRanksLowerIsNotUsedUntilTheOtherIsGone() throws Exception {
        Bundle other = context.installBundle(
                "other", new ByteArrayInputStream(TestJars.bundle("other", "1").bytes()));
        other.start();
        register(Map.of("dev.ithaca.id", "file"));
        ServiceRegistration<?> better =
                register(other.getBundleContext(), Map.of("dev.ithaca.id", "file", "service.ranking", 1));

        assertThat(ids().problems())
                .containsExactly("a notifier of it is not used, since that of other has the same dev.ithaca.id, file");
        assertThat(ids().unused()).containsExactly(new Capability("notifier", "file", true));
        assertThat(ServiceIds.of(other, context).problems()).isEmpty();
        better.unregister();

        assertThat(ids().problems()).isEmpty();
    }

    @Test
    void whatTwoServicesOfOneBundleOfferIsThere() {
        register(Map.of("dev.ithaca.id", "file"));
        register(Map.of("dev.ithaca.id", "file"));

        assertThat(ids().problems())
                .containsExactly("a notifier of it is not used, since another one has the same dev.ithaca.id, file");
        assertThat(ids().unused()).isEmpty();
    }

    private ServiceIds ids() {
        return ServiceIds.of(framework, context);
    }

    private ServiceRegistration<?> register(Map<String, ?> properties) {
        return register(context, properties);
    }

    private static ServiceRegistration<?> register(BundleContext owner, Map<String, ?> properties) {
        Notifier notifier = notification -> Delivery.delivered("");
        return owner.registerService(Notifier.class.getName(), notifier, new Hashtable<>(properties));
    }
}
