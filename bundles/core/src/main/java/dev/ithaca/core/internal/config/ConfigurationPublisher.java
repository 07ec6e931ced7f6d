// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes settings into configurations. Properties of a PID that are not in the table, from a file in {@code etc} for
 * example, are left as they are; nothing is written that does not change anything.
 */
final class ConfigurationPublisher {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigurationPublisher.class);

    /** Configurations that would be useless with our property alone: they are completed, but never created. */
    private static final Set<String> NEVER_CREATED = Set.of(Setting.Pids.LOGGING);

    private final ConfigurationAdmin admin;

    ConfigurationPublisher(ConfigurationAdmin admin) {
        this.admin = admin;
    }

    void publish(Map<Setting, Object> values) {
        Set<String> pids = new TreeSet<>();
        values.keySet().forEach(setting -> pids.add(setting.pid));
        for (String pid : pids) {
            try {
                publish(pid, values);
            } catch (IOException | InvalidSyntaxException e) {
                LOG.error("The configuration {} cannot be stored", pid, e);
            }
        }
    }

    private void publish(String pid, Map<Setting, Object> values) throws IOException, InvalidSyntaxException {
        Configuration configuration = NEVER_CREATED.contains(pid) ? existing(pid) : admin.getConfiguration(pid, "?");
        if (configuration == null) {
            return;
        }
        Map<String, Object> properties = new HashMap<>();
        if (configuration.getProperties() != null) {
            properties.putAll(FrameworkUtil.asMap(configuration.getProperties()));
        }
        for (Map.Entry<Setting, Object> entry : values.entrySet()) {
            if (entry.getKey().pid.equals(pid)) {
                properties.put(entry.getKey().property, entry.getValue());
            }
        }
        configuration.updateIfDifferent(FrameworkUtil.asDictionary(properties));
    }

    private @Nullable Configuration existing(String pid) throws IOException, InvalidSyntaxException {
        Configuration[] found = admin.listConfigurations("(service.pid=" + pid + ")");
        return found == null ? null : found[0];
    }
}
