// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.core.plugin;

import dev.ithaca.spi.ErrorCategory;
import dev.ithaca.spi.ErrorCode;

/** What can go wrong with plugins. */
public enum PluginErrorCode implements ErrorCode {
    /** No plugin has that name. */
    NOT_FOUND("plugin.not-found", ErrorCategory.NOT_FOUND),
    /** Several plugins have that name. */
    AMBIGUOUS("plugin.ambiguous", ErrorCategory.INVALID),
    /** It cannot be restarted as it is. */
    STATE("plugin.state", ErrorCategory.CONFLICT),
    /** It did not stop or start in time. */
    TIMEOUT("plugin.timeout", ErrorCategory.TIMEOUT),
    /** It could not be stopped or started. */
    FAILED("plugin.failed", ErrorCategory.UNAVAILABLE);

    private final String id;
    private final ErrorCategory category;

    PluginErrorCode(String id, ErrorCategory category) {
        this.id = id;
        this.category = category;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ErrorCategory category() {
        return category;
    }
}
