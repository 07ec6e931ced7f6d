// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import java.util.Arrays;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** Why our components are not there, for the message of a failure. Apart from the rest: a bare Karaf has none of its types. */
final class Components {
    private Components() {}

    static String waiting(BundleContext context) {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        if (reference == null) {
            return "no component runtime";
        }
        ServiceComponentRuntime runtime = context.getService(reference);
        return runtime.getComponentDescriptionDTOs().stream()
                .filter(component -> component.name.startsWith("dev.ithaca."))
                .flatMap(component -> runtime.getComponentConfigurationDTOs(component).stream())
                .map(one -> one.description.name + " is in state " + one.state + ", waits for "
                        + Arrays.stream(one.unsatisfiedReferences)
                                .map(missing -> missing.name)
                                .toList()
                        + (one.failure == null ? "" : ", failed: " + one.failure))
                .toList()
                .toString();
    }
}
