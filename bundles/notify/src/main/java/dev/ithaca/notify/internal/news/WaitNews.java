// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.internal.news;

import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Closing;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.spi.SessionId;
import dev.ithaca.spi.notify.Notification;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a human, as the inbox has it, whoever asks. A wait is told once, also if it asks in other words or is gone
 * for a moment; one that was answered is over, and what is asked then is news. Used by one thread at a time.
 */
public final class WaitNews {
    private static final int WAITS_KNOWN = 1_000;

    private final Function<SessionId, Optional<SessionInfo>> sessions;
    private final Outlet outlet;

    /** Where news goes. */
    public interface Outlet extends SessionNews.Outlet {
        /** A wait is over. */
        void over(String wait, @Nullable String notification, @Nullable SessionId session, boolean answered);
    }

    /** The notification of each wait. */
    private final Map<String, Notification> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Notification> eldest) {
            return size() > WAITS_KNOWN;
        }
    };

    /**
     * Nothing waits yet.
     *
     * @param sessions finds a session, if it is there
     * @param outlet where news goes
     */
    public WaitNews(Function<SessionId, Optional<SessionInfo>> sessions, Outlet outlet) {
        this.sessions = sessions;
        this.outlet = outlet;
    }

    /** Something waits, anew or again. */
    public void opened(AttentionItem item) {
        SessionId about = item.session();
        Optional<SessionInfo> session = about == null ? Optional.empty() : sessions.apply(about);
        Notification notification = told.computeIfAbsent(wait(item), wait -> Wording.waits(item, session.orElse(null)));
        outlet.publish(
                notification, session.map(SessionInfo::notificationsEnabled).orElse(true));
    }

    /** Something does not wait any more. */
    public void closed(AttentionItem item, Closing how) {
        boolean answered = how == Closing.ANSWERED_HERE || how == Closing.ANSWERED_ELSEWHERE;
        Notification notification = told.get(wait(item));
        if (how != Closing.WITHDRAWN) {
            told.remove(wait(item));
        }
        outlet.over(wait(item), notification == null ? null : notification.id(), item.session(), answered);
    }

    /** The wait that an item is about, which outlives it. */
    public static String wait(AttentionItem item) {
        return item.attributes().getOrDefault(AttentionItem.WAIT, item.id());
    }
}
