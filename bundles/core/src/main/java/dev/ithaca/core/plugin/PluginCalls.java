// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.plugin;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** How the calls to all plugins go. A service, safe for use by many threads. */
@ProviderType
public interface PluginCalls {
    /**
     * All callers that are open, and those that were closed and whose thread does not end.
     *
     * @return a copy, by name
     */
    List<CallerStatus> status();
}
