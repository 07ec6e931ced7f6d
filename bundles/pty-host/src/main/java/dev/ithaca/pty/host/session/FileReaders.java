// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.pty.host.session;

import dev.ithaca.session.log.LogGapException;
import dev.ithaca.session.log.LogReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Readers of one log for viewers that lag, each at a place of its own. A viewer reads on where it stopped, and so gets the
 * reader that stopped there: with one for all, two viewers would open, and inflate, a segment again for every frame.
 */
final class FileReaders {
    private static final int MOST = 4;

    private final Path directory;
    private final List<Place> places = new ArrayList<>();

    /** A reader, and the offset behind what it read last. */
    private static final class Place {
        final LogReader reader;
        long next = -1;

        Place(LogReader reader) {
            this.reader = reader;
        }
    }

    FileReaders(Path directory) {
        this.directory = directory;
    }

    int read(long offset, ByteBuffer target) throws IOException {
        Place place = placeFor(offset);
        try {
            int count = place.reader.read(offset, target);
            place.next = offset + count;
            return count;
        } catch (LogGapException e) {
            place.next = e.resumeAt();
            throw e;
        }
    }

    /** The reader that stopped here; else a new one, or that which was used least lately. Moves it to the end of the list. */
    private Place placeFor(long offset) throws IOException {
        Place found = null;
        for (Place place : places) {
            if (place.next == offset) {
                found = place;
                break;
            }
        }
        if (found == null) {
            found = places.size() < MOST ? new Place(LogReader.open(directory)) : places.get(0);
        }
        places.remove(found);
        places.add(found);
        return found;
    }

    void close() {
        for (Place place : places) {
            try {
                place.reader.close();
            } catch (IOException e) {
                // it was only read
            }
        }
        places.clear();
    }
}
