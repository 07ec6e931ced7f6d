// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.status;

import dev.ithaca.core.plugin.PluginStatus.Capability;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;

/** What the framework says of a bundle: the services of the SPI that it has registered. */
final class BundleFacts {
    static final String SPI = "dev.ithaca.spi.";
    private static final String NAMESPACE = "dev.ithaca.plugin";

    private BundleFacts() {}

    static boolean isPlugin(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && (!revision.getDeclaredCapabilities(NAMESPACE).isEmpty()
                        || !services(bundle).isEmpty());
    }

    static List<Capability> services(Bundle bundle) {
        return references(bundle)
                .flatMap(reference -> types(reference).map(type -> capability(reference, type)))
                .toList();
    }

    static Capability capability(ServiceReference<?> reference, String type) {
        return new Capability(kind(type), text(reference.getProperty(ServiceIds.ID)), true);
    }

    static Stream<ServiceReference<?>> references(Bundle bundle) {
        ServiceReference<?>[] references = registered(bundle);
        return references == null ? Stream.empty() : Arrays.stream(references);
    }

    /** The interfaces of the SPI that a service has. */
    static Stream<String> types(ServiceReference<?> reference) {
        return Stream.of((String[]) reference.getProperty(Constants.OBJECTCLASS))
                .filter(type -> type.startsWith(SPI));
    }

    private static ServiceReference<?> @Nullable [] registered(Bundle bundle) {
        try {
            return bundle.getRegisteredServices();
        } catch (IllegalStateException e) {
            // It was uninstalled a moment ago.
            return null;
        }
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /** {@code dev.ithaca.spi.prompt.PromptDetector} is a {@code prompt-detector}. */
    static String kind(String type) {
        return type.substring(type.lastIndexOf('.') + 1)
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }
}
