// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.hook.internal;

import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.testkit.notify.NotifierContract;
import java.util.Optional;

/** What every notifier keeps to. */
class HookNotifierContractTest extends NotifierContract {
    private static final long PATIENT = 10_000;

    @Override
    protected Notifier working() {
        return new HookNotifier("true {title}", PATIENT);
    }

    @Override
    protected Optional<Notifier> unanswered() {
        return Optional.of(new HookNotifier("sleep 60", PATIENT));
    }
}
