// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.notify.slack.internal;

import dev.ithaca.notify.post.Answer;
import dev.ithaca.notify.post.HttpAddress;
import dev.ithaca.notify.post.NotificationJson;
import dev.ithaca.notify.post.Poster;
import dev.ithaca.notify.post.text.PageLinks;
import dev.ithaca.notify.post.text.SecretFile;
import dev.ithaca.spi.notify.Delivery;
import dev.ithaca.spi.notify.Notification;
import dev.ithaca.spi.notify.Notifier;
import java.io.IOException;
import java.net.URI;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Posts each notification to an incoming webhook of Slack, or of a chat that takes the same. */
@Component(
        service = Notifier.class,
        configurationPid = SlackNotifier.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SlackConfiguration.class, factory = true)
public final class SlackNotifier implements Notifier {
    static final String PID = "dev.ithaca.notify.slack";

    private final String urlFile;
    private final PageLinks links;
    private final Poster poster = new Poster();

    /**
     * A webhook.
     *
     * @param configuration where it is
     */
    @Activate
    public SlackNotifier(SlackConfiguration configuration) {
        this(configuration.url_file(), configuration.page());
    }

    SlackNotifier(String urlFile, String page) {
        if (urlFile.isBlank()) {
            throw new IllegalArgumentException(PID + ": url.file must name the file with the address of the webhook");
        }
        this.urlFile = urlFile.strip();
        this.links = new PageLinks(PID + ": page", page);
    }

    @Override
    public Delivery deliver(Notification notification) throws IOException, InterruptedException {
        URI url;
        try {
            url = HttpAddress.of("what is in " + urlFile, SecretFile.read(urlFile));
        } catch (IllegalArgumentException e) {
            return Delivery.rejected(e.getMessage());
        }
        byte[] message = NotificationJson.object(json -> {
            json.writeStringField("text", SlackText.of(notification, links));
            json.writeBooleanField("mrkdwn", false);
            json.writeBooleanField("unfurl_links", false);
        });
        Answer answer = poster.exchange(Poster.json(url, message).build());
        return Poster.judge(answer, detail(answer));
    }

    /** Slack says in one word what is wrong; anything longer is not for the user. */
    private static String detail(Answer answer) {
        String word = answer.body().strip();
        return "status " + answer.status() + (word.matches("[a-z_]{3,64}") ? ": " + word : "");
    }
}
