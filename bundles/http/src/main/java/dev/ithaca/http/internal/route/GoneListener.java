// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.http.internal.route;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Hears that nobody waits for an answer any more. */
final class GoneListener implements AsyncListener {
    private final Runnable gone;

    GoneListener(Runnable gone) {
        this.gone = gone;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        // Answered.
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        gone.run();
    }

    @Override
    public void onError(AsyncEvent event) {
        gone.run();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Begun once only.
    }
}
