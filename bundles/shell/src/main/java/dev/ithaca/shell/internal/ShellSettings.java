// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.session.api.KeySpec;
import dev.ithaca.spi.PlatformException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings in force. A change counts for whoever attaches next; one that is refused changes nothing. */
@Component(service = ShellSettings.class, configurationPid = ShellSettings.PID)
@Designate(ocd = ShellConfiguration.class)
public final class ShellSettings {
    static final String PID = "dev.ithaca.shell";

    private static final Logger LOG = LoggerFactory.getLogger(ShellSettings.class);
    private static final int CTRL_BRACKET = 0x1d;
    private static final String NOT_FREE = "\0\t\r\033";

    private volatile int detachPrefix = CTRL_BRACKET;

    @Activate
    public ShellSettings(ShellConfiguration configuration) {
        this(configuration.detach_key());
    }

    ShellSettings(String detachKey) {
        use(detachKey);
    }

    @Modified
    void modified(ShellConfiguration configuration) {
        use(configuration.detach_key());
    }

    void use(String detachKey) {
        try {
            detachPrefix = prefix(detachKey);
        } catch (IllegalArgumentException e) {
            LOG.error("{}; the detach key stays as it was", e.getMessage());
        }
    }

    private static int prefix(String key) {
        try {
            byte[] sent = KeySpec.bytes(key);
            if (sent.length == 1 && sent[0] >= 0 && sent[0] < ' ' && NOT_FREE.indexOf(sent[0]) < 0) {
                return sent[0];
            }
        } catch (PlatformException e) {
            LOG.debug("no key", e);
        }
        throw new IllegalArgumentException(PID + ": detach.key = " + key
                + " refused: a Control key such as ctrl+] or ctrl+a is possible, but not Tab, Enter and Escape");
    }

    /** The byte that the detach keys begin with. */
    int detachPrefix() {
        return detachPrefix;
    }
}
