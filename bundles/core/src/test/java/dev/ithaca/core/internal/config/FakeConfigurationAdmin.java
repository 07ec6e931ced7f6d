// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.internal.config;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configurations in memory, with the few methods that are used here. */
final class FakeConfigurationAdmin {
    private final Map<String, Map<String, Object>> stored = new ConcurrentHashMap<>();
    private final AtomicInteger updates = new AtomicInteger();

    ConfigurationAdmin service() {
        return proxy(ConfigurationAdmin.class, this::call);
    }

    void put(String pid, Map<String, Object> properties) {
        stored.put(pid, Map.copyOf(properties));
    }

    Map<String, Object> get(String pid) {
        return stored.getOrDefault(pid, Map.of());
    }

    int updates() {
        return updates.get();
    }

    private Object call(Object self, Method method, Object[] arguments) {
        switch (method.getName()) {
            case "getConfiguration":
                return configuration((String) arguments[0]);
            case "listConfigurations":
                String pid = ((String) arguments[0]).replaceAll("\\(service.pid=(.*)\\)", "$1");
                return stored.containsKey(pid) ? new Configuration[] {configuration(pid)} : null;
            default:
                throw new UnsupportedOperationException(method.getName());
        }
    }

    private Configuration configuration(String pid) {
        return proxy(Configuration.class, (self, method, arguments) -> switch (method.getName()) {
            case "getProperties" -> stored.containsKey(pid) ? FrameworkUtil.asDictionary(stored.get(pid)) : null;
            case "updateIfDifferent" -> update(pid, (Dictionary<?, ?>) arguments[0]);
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private boolean update(String pid, Dictionary<?, ?> properties) {
        Map<String, Object> fresh = new HashMap<>();
        properties.keys().asIterator().forEachRemaining(key -> fresh.put((String) key, properties.get(key)));
        boolean different = !fresh.equals(stored.get(pid));
        if (different) {
            put(pid, fresh);
            updates.incrementAndGet();
        }
        return different;
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
