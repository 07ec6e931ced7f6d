// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.samples.notifier;

import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Appends each notification to a file, one line each. Ithaca makes one of these for each configuration and calls it on a thread
 * of its own, one call at a time; another configuration makes another object.
 */
@Component(service = Notifier.class, configurationPid = FileNotifier.PID)
@Designate(ocd = FileConfiguration.class)
public final class FileNotifier implements Notifier {
    /** The configuration is {@code etc/<PID>.cfg} in Ithaca's state directory. */
    static final String PID = "dev.ithaca.samples.notifier";

    private final Path file;

    /**
     * Checks the configuration, and does nothing that could take time.
     *
     * @param configuration where to write to
     */
    @Activate
    public FileNotifier(FileConfiguration configuration) {
        this(configuration.file());
    }

    FileNotifier(String file) {
        if (file.isBlank()) {
            throw new IllegalArgumentException(PID + ": file must be the path of a file");
        }
        this.file = Path.of(file);
    }

    @Override
    public Delivery deliver(Notification notification) throws IOException {
        String line = notification.createdAt() + " " + notification.kind() + " " + notification.title() + "\n";
        // What goes wrong is thrown: Ithaca shows it and tries again.
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return Delivery.delivered("");
    }
}
