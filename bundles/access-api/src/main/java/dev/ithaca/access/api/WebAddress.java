// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

import java.net.URI;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Where this daemon answers HTTP. The service is absent in an installation without HTTP. */
@ProviderType
public interface WebAddress {
    /**
     * The address for a browser on this machine, with its actual port and without a path.
     *
     * @return for example {@code http://127.0.0.1:15443}; nothing while HTTP is off
     */
    Optional<URI> base();

    /**
     * Whether HTTP is meant to be on. While it is and there is neither an address nor a problem, the server starts.
     *
     * @return false if it was switched off on purpose
     */
    boolean enabled();

    /**
     * Why HTTP is off although it is meant to be on, and what to do about it.
     *
     * @return one sentence for the user; nothing while HTTP is on or switched off on purpose
     */
    Optional<String> problem();
}
