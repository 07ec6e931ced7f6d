// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.slack.internal;

import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.testkit.notify.HttpReceiver;
import dev.ithaca.testkit.notify.NotifierContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every notifier keeps to. */
class SlackNotifierContractTest extends NotifierContract {
    private static final String SECRET = "T000/B000/secret";

    @TempDir
    private Path folder;

    private HttpReceiver receiver;

    @BeforeEach
    void open() throws IOException {
        receiver = new HttpReceiver();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Override
    protected Notifier working() throws IOException {
        Path file = Files.writeString(
                folder.resolve("secret"), receiver.at("/services/" + SECRET).toString());
        return new SlackNotifier(file.toString(), "");
    }

    @Override
    protected Optional<Notifier> unreachable() throws IOException {
        Notifier notifier = working();
        receiver.close();
        return Optional.of(notifier);
    }

    @Override
    protected Optional<Notifier> unanswered() throws IOException {
        receiver.silent();
        return Optional.of(working());
    }

    @Override
    protected List<String> secrets() {
        return List.of(SECRET);
    }
}
