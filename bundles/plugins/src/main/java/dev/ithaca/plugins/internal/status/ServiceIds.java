// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.status;

import dev.ithaca.core.plugin.PluginStatus.Capability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * What is wrong with the ids of a bundle's services: who calls services of the SPI takes none without a proper id, and of two with
 * one id only that with the higher ranking.
 *
 * @param unused what the bundle does not offer on account of that
 * @param problems one sentence for each service that is not used
 */
record ServiceIds(Set<Capability> unused, List<String> problems) {
    static final String ID = "dev.ithaca.id";
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    static ServiceIds of(Bundle bundle, BundleContext context) {
        Set<Capability> used = new HashSet<>();
        ServiceIds ids = new ServiceIds(new HashSet<>(), new ArrayList<>());
        BundleFacts.references(bundle)
                .forEach(service -> BundleFacts.types(service).forEach(type -> {
                    Capability offer = BundleFacts.capability(service, type);
                    Optional<String> problem = problem(service, type, offer, context);
                    problem.ifPresent(ids.problems::add);
                    (problem.isPresent() ? ids.unused : used).add(offer);
                }));
        ids.unused.removeAll(used);
        return ids;
    }

    private static Optional<String> problem(
            ServiceReference<?> service, String type, Capability offer, BundleContext context) {
        Object id = service.getProperty(ID);
        if (!(id instanceof String text) || !FORM.matcher(text).matches()) {
            return Optional.of("its " + offer.kind() + " is not used, since its property " + ID + " is "
                    + (id == null ? "not there" : "\"" + id + "\"")
                    + "; it must be of lower-case letters, digits, dots and dashes");
        }
        return first(type, text, context)
                .filter(one -> !one.equals(service))
                .map(other -> sentence(offer, service, other));
    }

    private static String sentence(Capability offer, ServiceReference<?> service, ServiceReference<?> other) {
        Bundle bundle = other.getBundle();
        String who = bundle == null || bundle.equals(service.getBundle())
                ? "another one"
                : "that of " + bundle.getSymbolicName();
        return "a " + offer.kind() + " of it is not used, since " + who + " has the same " + ID + ", " + offer.id();
    }

    private static Optional<ServiceReference<?>> first(String type, String id, BundleContext context) {
        try {
            ServiceReference<?>[] all = context.getAllServiceReferences(type, "(" + ID + "=" + id + ")");
            return all == null ? Optional.empty() : Arrays.stream(all).max(Comparator.naturalOrder());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("an id of that form needs no escape", e);
        }
    }
}
