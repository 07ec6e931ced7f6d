// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.session.api;

import dev.ithaca.spi.SessionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The sessions of this daemon. Every method throws {@link dev.ithaca.spi.PlatformException} with a
 * {@link SessionErrorCode}; methods that take an id throw {@link SessionErrorCode#NOT_FOUND} for an unknown one.
 */
@ProviderType
public interface SessionService {
    /**
     * Starts a session. It is recorded before its child is spawned, and running when this returns.
     *
     * @param request what to start
     * @return the running session
     */
    SessionInfo start(StartRequest request);

    /**
     * Lists sessions, running and ended.
     *
     * @param query which
     * @return one page
     */
    SessionPage list(SessionQuery query);

    /**
     * One session as it is now.
     *
     * @param id its id
     * @return the session
     */
    SessionInfo get(SessionId id);

    /**
     * Finds a session by its id or by a prefix of it that no other session shares.
     *
     * @param idOrPrefix one to seven characters, in any case
     * @return its id
     */
    SessionId resolve(String idOrPrefix);

    /**
     * The session that was created last, whatever its status.
     *
     * @return the session, or nothing if there are none
     */
    Optional<SessionInfo> mostRecent();

    /**
     * Changes title, tags or the notification setting.
     *
     * @param id the session, running or ended
     * @param change what to change
     * @return the session as it is now
     */
    SessionInfo update(SessionId id, MetadataChange change);

    /**
     * Types into a session: all of it or, if that fails, nothing. Arrow keys are rewritten while the program has application
     * cursor keys on.
     *
     * @param id a running session
     * @param bytes what to type, at most 1 MiB
     * @param by who types, for the event log
     */
    void input(SessionId id, byte[] bytes, String by);

    /**
     * Sets the size of a session's terminal.
     *
     * @param id a running session
     * @param rows 1 to 65535
     * @param columns 1 to 65535
     */
    void resize(SessionId id, int rows, int columns);

    /**
     * Asks a session to end: Ctrl-C, then SIGTERM to its process tree, then SIGKILL to it.
     *
     * @param id a session; nothing happens to an ended one
     * @param grace how long it may take until SIGKILL
     * @return completes with the ended session
     */
    CompletableFuture<SessionInfo> stop(SessionId id, Duration grace);

    /**
     * Kills a session's whole process tree at once.
     *
     * @param id a session; nothing happens to an ended one
     * @return completes with the ended session
     */
    CompletableFuture<SessionInfo> kill(SessionId id);

    /**
     * Tells when a session has ended.
     *
     * @param id a session
     * @return completes with the ended session; already complete for an ended one
     */
    CompletableFuture<SessionInfo> whenEnded(SessionId id);

    /**
     * Lets a viewer in. The session takes the viewer's size first, so that the snapshot has it.
     *
     * @param id a running session
     * @param request who wants in
     * @return how to go on with the host
     */
    AttachGrant attach(SessionId id, AttachRequest request);

    /**
     * Opens a session's log for reading.
     *
     * @param id a session, running or ended
     * @return a reader's view; the caller closes it
     */
    SessionOutput output(SessionId id);

    /**
     * Puts a file into a session's own folder, where it stays until the session is deleted. A name that is taken gets
     * {@code -1}, {@code -2} and so on before its ending.
     *
     * @param id a session, running or ended
     * @param name name of the file, without any folder, at most 255 bytes
     * @param content its content, at most 64 MiB; the caller closes it
     * @return where the file is, absolute
     * @throws IOException if the content cannot be read or the file cannot be written; nothing is left behind
     */
    Path addFile(SessionId id, String name, InputStream content) throws IOException;

    /**
     * Deletes an ended session: its row and its files.
     *
     * @param id an ended session
     */
    void delete(SessionId id);

    /**
     * Deletes ended sessions.
     *
     * @param endedBefore only those that ended before, null for all
     * @param keep how many of the newest ended sessions to keep, not negative
     * @param dryRun true to delete nothing and only tell
     * @return what was or would be deleted
     */
    List<SessionInfo> prune(@Nullable Instant endedBefore, int keep, boolean dryRun);

    /**
     * The pty-hosts that this daemon is connected to.
     *
     * @return one row for each
     */
    List<HostInfo> hosts();
}
