// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.access.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one who says who is asking. A <em>client</em> is what the edge takes for the other side, mostly its IP address; wrong
 * passwords and unknown tokens are counted for each client, and the addresses of one IPv6 network (/64) are one client.
 *
 * <p>Calls read and write the store and may so block for a moment; {@link #login} and {@link #setPassword} compute for tens
 * of milliseconds besides, a few at a time, and wait up to some seconds for their turn.
 */
@ProviderType
public interface AccessService {
    /** The least length of a password, in characters. */
    int PASSWORD_LENGTH_MIN = 8;

    /** The greatest length of a password, in characters. */
    int PASSWORD_LENGTH_MAX = 256;

    /**
     * Whether a caller must authenticate at all.
     *
     * @return false only if the daemon was started with {@code --no-auth}: then who shows no valid secret is
     *     {@link Principal#anonymous}
     */
    boolean required();

    /**
     * Whether there is a password to log in with.
     *
     * @return false until one is set; then only tokens and one-time links let anybody in
     */
    boolean passwordSet();

    /**
     * Sets the password. All logins end, and all lockouts are forgotten.
     *
     * @param password the new password, {@value #PASSWORD_LENGTH_MIN} to {@value #PASSWORD_LENGTH_MAX} characters; zeros when
     *     this returns or throws
     */
    void setPassword(char[] password);

    /**
     * Logs a person in. Three wrong passwords lock a client out for 15 minutes, over restarts too; a right one clears its
     * count.
     *
     * @param password what was typed; zeros when this returns or throws
     * @param client who tries
     * @return what became of it; {@link AccessErrorCode#NO_PASSWORD} is thrown if none is set, {@link AccessErrorCode#BUSY}
     *     if too many try at once
     */
    LoginOutcome login(char[] password, String client);

    /**
     * Says whose secret this is. It is looked up by its hash, so the time tells nothing about it.
     *
     * <p>Unknown tokens are counted for each client apart from its wrong passwords: see {@link #tokenLockout}. A valid secret
     * is accepted from any client at any time, since 256 bits cannot be guessed and one bad script must not shut out the good
     * ones that share its address.
     *
     * @param secret the secret of a login or of a token; anything else is an unknown one
     * @param client who shows it
     * @return who it is; nothing for what is unknown, expired or revoked. If access is not {@link #required}, an unknown
     *     secret is {@link Principal#anonymous}
     */
    Optional<Principal> authenticate(String secret, String client);

    /**
     * Whether a client has shown so many unknown tokens that it is to be told to slow down (429) and not just that it is
     * unknown (401).
     *
     * @param client who asks
     * @return how long that goes on; nothing for a client that is not locked out
     */
    Optional<Duration> tokenLockout(String client);

    /**
     * Ends a login.
     *
     * @param secret its secret; nothing happens for an unknown one
     */
    void logout(String secret);

    /**
     * All logins.
     *
     * @return those that have not ended, the newest first
     */
    List<Login> logins();

    /**
     * Ends a login.
     *
     * @param id its id
     * @return false if there is none
     */
    boolean revokeLogin(String id);

    /**
     * Makes a token.
     *
     * @param name 1 to 64 letters, digits, {@code .}, {@code _} and {@code -}, the first a letter or digit;
     *     {@link AccessErrorCode#NAME_TAKEN} if another token has it
     * @param scopes what it may do, at least one
     * @param ttl how long it lives, at least a second, null for ever
     * @return the token with its secret
     */
    NewToken createToken(String name, Set<Scope> scopes, @Nullable Duration ttl);

    /**
     * All tokens.
     *
     * @return those that have not ended, the oldest first
     */
    List<Token> tokens();

    /**
     * Ends a token.
     *
     * @param name its name
     * @return false if there is none
     */
    boolean revokeToken(String name);

    /**
     * Issues a one-time ticket. It ends with whom it was issued to, if that is earlier, and with the daemon.
     *
     * @param by who asks for it and whose scopes it carries; {@link TicketPurpose#LOGIN} is for {@link Principal.Kind#LOCAL}
     *     and {@link Principal.Kind#LOGIN} alone, else {@link AccessErrorCode#DENIED}; nobody gets one for a ticket
     * @param purpose what it is good for
     * @param subject the id of the one session that it is good for, null for none
     * @param ttl how long it lives, at most an hour
     * @return the ticket; {@link AccessErrorCode#LIMIT} if too many are outstanding
     */
    Ticket issueTicket(Principal by, TicketPurpose purpose, @Nullable String subject, Duration ttl);

    /**
     * Uses a ticket up. It is used up by a call with another purpose or subject too.
     *
     * @param secret its secret
     * @param purpose what it is used for; a {@link TicketPurpose#LOGIN} ticket is for {@link #loginByTicket} only
     * @param subject what it is used on
     * @return who it was issued to, as a {@link Principal.Kind#TICKET} with the same id; nothing if it is unknown, expired, used,
     *     revoked with its owner, or for another purpose or subject
     */
    Optional<Principal> redeemTicket(String secret, TicketPurpose purpose, @Nullable String subject);

    /**
     * Turns a {@link TicketPurpose#LOGIN} ticket into a login. No lockout stands in its way.
     *
     * @param secret the ticket's secret
     * @param client who shows it
     * @return the login; nothing for what is no such ticket any more
     */
    Optional<LoginOutcome.Granted> loginByTicket(String secret, String client);

    /**
     * Whether somebody who shows a login's secret knows its second secret too. Browsers send cookies to every port of a host,
     * so whoever listens on another port of it may have the first one.
     *
     * @param loginSecret the secret of a login
     * @param proof what is shown as its second secret, see {@link LoginOutcome.Granted#csrf}
     * @return false also for a login that is unknown or has ended
     */
    boolean isCsrf(String loginSecret, String proof);

    /**
     * Tells when principals end: by logout, revocation, expiry or a new password. Whatever a principal has open must end then.
     * Who opens something that lasts registers it first and then asks whether its principal was named meanwhile: it may end
     * between {@link #authenticate} and that.
     *
     * @param listener is given the {@link Principal#id}; called on the thread that ends it, after the end is stored and before
     *     its caller hears of that; must return at once
     * @return closed to hear no more
     */
    Registration onRevoked(Consumer<String> listener);

    /** A listener's place. */
    @ProviderType
    interface Registration extends AutoCloseable {
        /** Ends it. A call that is under way may still arrive. */
        @Override
        void close();
    }
}
