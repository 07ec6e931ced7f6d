// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.route;

import dev.ithaca.storage.api.DeliveryRepository;

/**
 * What a router works with; all but the channels and the log is used on its serial executor alone.
 *
 * @param repository the log as it is stored
 * @param seen what was told already
 * @param repeats what was told just before
 * @param held what waits for the end of the quiet hours
 * @param channels who carries it
 * @param log what became of it
 * @param outcomes who waits for what becomes of it
 */
public record RouterState(
        DeliveryRepository repository,
        SeenNotifications seen,
        Repeats repeats,
        HeldNews held,
        Channels channels,
        DeliveryLog log,
        Outcomes outcomes) {
    /** The state of a router that begins. */
    public static RouterState of(DeliveryRepository repository, Channels channels, DeliveryLog log, Outcomes outcomes) {
        return new RouterState(
                repository, new SeenNotifications(repository), new Repeats(), new HeldNews(), channels, log, outcomes);
    }
}
