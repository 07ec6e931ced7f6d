// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.wire.host;

import dev.ithaca.wire.WireException;

/** An enum constant with a number of its own on the wire, so that the order of the source means nothing. */
interface Coded {
    int code();

    static <E extends Coded> E of(int code, E[] all) throws WireException {
        for (E one : all) {
            if (one.code() == code) {
                return one;
            }
        }
        throw new WireException("unknown " + all[0].getClass().getSimpleName() + " " + code);
    }
}
