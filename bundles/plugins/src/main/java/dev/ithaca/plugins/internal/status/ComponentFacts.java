// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.plugins.internal.status;

import dev.ithaca.core.plugin.PluginStatus.Capability;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * What the components of a bundle wait for, or why they could not be made.
 *
 * @param offered what they will offer once they are there
 * @param waits what they wait for, one sentence each
 * @param failures why they could not be made, one sentence each
 */
record ComponentFacts(List<Capability> offered, List<String> waits, List<String> failures) {
    private static final int MOST = 300;

    static ComponentFacts of(Bundle bundle, ServiceComponentRuntime runtime) {
        ComponentFacts facts = new ComponentFacts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs(bundle)) {
            Collection<ComponentConfigurationDTO> made = runtime.getComponentConfigurationDTOs(component);
            if (made.isEmpty()) {
                facts.wait(component, "its configuration " + files(component.configurationPid));
            }
            made.forEach(one -> facts.add(component, one));
        }
        return facts;
    }

    private void add(ComponentDescriptionDTO component, ComponentConfigurationDTO made) {
        switch (made.state) {
            case ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION ->
                wait(component, "its configuration " + files(component.configurationPid));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Arrays.stream(made.unsatisfiedReferences).forEach(one -> wait(component, "the service " + one.name));
            case ComponentConfigurationDTO.FAILED_ACTIVATION -> {
                offer(component, made.properties);
                failures.add(simple(component.implementationClass) + " could not be made: " + cause(made.failure));
            }
            default -> {
                // It is there, and its service is registered.
            }
        }
    }

    private void wait(ComponentDescriptionDTO component, String what) {
        offer(component);
        waits.add(simple(component.implementationClass) + " waits for " + what);
    }

    private void offer(ComponentDescriptionDTO component) {
        offer(component, component.properties);
    }

    private void offer(ComponentDescriptionDTO component, Map<String, Object> properties) {
        Arrays.stream(component.serviceInterfaces)
                .filter(type -> type.startsWith(BundleFacts.SPI))
                .map(type -> new Capability(BundleFacts.kind(type), id(properties), false))
                .forEach(offered::add);
    }

    private static String id(Map<String, Object> properties) {
        return Objects.toString(properties.get("dev.ithaca.id"), "");
    }

    private static String files(String... pids) {
        String pid = pids.length == 0 ? "?" : pids[pids.length - 1];
        return "etc/" + pid + ".cfg, or etc/" + pid + "-<name>.cfg for each of several";
    }

    private static String simple(@Nullable String type) {
        String name = Objects.toString(type, "a component");
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The last cause in the text of a stack trace: what the plugin itself threw. */
    private static String cause(@Nullable String stack) {
        String last = "";
        for (String line : Objects.toString(stack, "").lines().toList()) {
            if (last.isEmpty() || line.startsWith("Caused by: ")) {
                last = line.replaceFirst("^Caused by: ", "");
            }
        }
        String words = last.replaceFirst("^([a-zA-Z0-9_]+\\.)+", "");
        return words.length() > MOST ? words.substring(0, MOST - 1) + "…" : words;
    }
}
