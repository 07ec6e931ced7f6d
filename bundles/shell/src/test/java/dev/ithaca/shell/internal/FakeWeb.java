// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.shell.internal;

import dev.ithaca.access.api.WebAddress;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTP that answers somewhere or says why not. */
public record FakeWeb(@Nullable String address, @Nullable String fault) implements WebAddress {
    @Override
    public Optional<URI> base() {
        return Optional.ofNullable(address).map(URI::create);
    }

    @Override
    public boolean enabled() {
        return address != null || fault != null;
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(fault);
    }
}
