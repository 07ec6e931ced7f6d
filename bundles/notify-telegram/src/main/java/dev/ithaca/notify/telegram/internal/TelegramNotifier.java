// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.telegram.internal;

import dev.ithaca.notify.post.Answer;
import dev.ithaca.notify.post.HttpAddress;
import dev.ithaca.notify.post.NotificationJson;
import dev.ithaca.notify.post.Poster;
import dev.ithaca.notify.post.text.Clip;
import dev.ithaca.notify.post.text.PageLinks;
import dev.ithaca.notify.post.text.SecretFile;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import dev.ithaca.spi.notify.Urgency;
import java.io.IOException;
import java.net.URI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Sends each notification as a message of a bot. The text is plain, so nothing in it is markup. The token is part of the
 * address: it is in no message, whatever fails.
 */
@Component(
        service = Notifier.class,
        configurationPid = TelegramNotifier.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = TelegramConfiguration.class, factory = true)
public final class TelegramNotifier implements Notifier {
    static final String PID = "dev.ithaca.notify.telegram";

    /** A message may have 4,096 characters. */
    private static final int MOST = 4_000;

    private final URI server;
    private final String tokenFile;
    private final String chat;
    private final PageLinks links;
    private final Poster poster = new Poster();

    /**
     * A bot and whom it writes to.
     *
     * @param configuration which bot, and which chat
     */
    @Activate
    public TelegramNotifier(TelegramConfiguration configuration) {
        this(configuration.server(), configuration.token_file(), configuration.chat(), configuration.page());
    }

    TelegramNotifier(String server, String tokenFile, String chat, String page) {
        if (tokenFile.isBlank()) {
            throw new IllegalArgumentException(PID + ": token.file must name the file with the token of the bot");
        }
        if (!chat.strip().matches("-?[0-9]{1,20}|@[A-Za-z0-9_]{1,64}")) {
            throw new IllegalArgumentException(PID + ": chat must be the number of a chat or the @name of a channel");
        }
        this.server = HttpAddress.of(PID + ": server", server.replaceAll("/+$", ""));
        this.tokenFile = tokenFile.strip();
        this.chat = chat.strip();
        this.links = new PageLinks(PID + ": page", page);
    }

    @Override
    public Delivery deliver(Notification notification) throws IOException, InterruptedException {
        String token = SecretFile.read(tokenFile);
        if (!token.matches("[A-Za-z0-9:_-]{1,256}")) {
            return Delivery.rejected(tokenFile + " holds no token of a bot");
        }
        byte[] message = NotificationJson.object(json -> {
            json.writeStringField("chat_id", chat);
            json.writeStringField("text", text(notification));
            json.writeBooleanField("disable_notification", notification.urgency() == Urgency.LOW);
            json.writeObjectFieldStart("link_preview_options");
            json.writeBooleanField("is_disabled", true);
            json.writeEndObject();
        });
        URI method = URI.create(server + "/bot" + token + "/sendMessage");
        Answer answer = poster.exchange(Poster.json(method, message).build());
        return Reply.of(answer).delivery(token);
    }

    private String text(Notification notification) {
        String link = links.of(notification).map(address -> "\n" + address).orElse("");
        String text = (notification.title() + "\n" + Clip.text(notification)).strip();
        return Clip.characters(text, MOST - link.length()) + link;
    }
}
