// SPDX-FileCopyrightText: The Ithaca authors
// SPDX-License-Identifier: Apache-2.0
package dev.ithaca.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.fail;
import static org.ops4j.pax.exam.CoreOptions.options;

import dev.ithaca.attention.api.Answer;
import dev.ithaca.attention.api.AnswerReceipt;
import dev.ithaca.attention.api.AttentionErrorCode;
import dev.ithaca.attention.api.AttentionItem;
import dev.ithaca.attention.api.Inbox;
import dev.ithaca.session.api.SessionInfo;
import dev.ithaca.session.api.SessionService;
import dev.ithaca.session.api.SessionStatus;
import dev.ithaca.spi.PlatformException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleReference;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;

/** What finds, holds and tells of questions is updated while a program asks one: it is asked on, and can be answered. */
public class InboxUpdateIT extends KarafTestSupport {
    private static final String ATTENTION = "dev.ithaca.attention";
    private static final String PROMPT = "dev.ithaca.prompt";
    private static final String NOTIFY = "dev.ithaca.notify";
    private static final String QUESTION = "Delete /srv/old? [y/n]";
    private static final long ANSWER_SECONDS = 20;

    private Path said;
    private SessionInfo session;

    @Configuration
    public Option[] configuration() {
        return options(Containers.distribution());
    }

    @Before
    public void ask() throws Exception {
        said = Files.createTempDirectory("ithaca-inbox").resolve("said");
        session = Scripts.start(
                service(SessionService.class),
                "asks",
                "printf '" + QUESTION + " '; read a; echo $a > " + said + ".new; mv " + said + ".new " + said
                        + "; exec sleep 600");
    }

    @After
    public void end() throws Exception {
        service(SessionService.class).kill(session.id()).get(ANSWER_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    public void keepsTheQuestionWhenTheInboxIsUpdated() throws Exception {
        AttentionItem before = item();

        updateUnnoticed(ATTENTION);

        assertEquals(before.id(), item().id());
        assertEquals(before.fence(), item().fence());
        answer(before);
    }

    @Test
    public void keepsTheQuestionWhenNotificationsAreUpdated() throws Exception {
        AttentionItem before = item();

        updateUnnoticed(NOTIFY);

        assertEquals(before.id(), item().id());
        assertEquals(before.fence(), item().fence());
        answer(before);
    }

    @Test
    public void asksAnewWhenTheDetectorIsUpdated() throws Exception {
        AttentionItem before = item();

        updateUnnoticed(PROMPT);

        awaitOtherThan(before);
        AttentionItem after = item();
        assertEquals(before.question(), after.question());
        assertEquals(before.choices(), after.choices());
        assertRefused(before);
        answer(after);
    }

    @Test
    public void leavesNothingBehindWhileItIsStopped() throws Exception {
        AttentionItem before = item();
        for (String name : List.of(ATTENTION, NOTIFY, PROMPT)) {
            Bundle bundle = bundle(name).orElseThrow();
            String services = services();

            bundle.stop();

            assertEquals(name, List.of(), registered(bundle));
            assertEnded(bundle);
            assertUndisturbed();
            bundle.start();
            await(name + " offers what it did", () -> services.equals(services()), this::services);
        }
        awaitOtherThan(before);
        answer(item());
    }

    private void updateUnnoticed(String name) throws Exception {
        Bundle bundle = bundle(name).orElseThrow();
        String services = services();
        List<Thread> threads = threads(bundle);
        try (BundleWatch watch = BundleWatch.open(context)) {
            update(bundle);

            assertEquals(name, List.of(), watch.stoppedBeside(bundle));
        }
        await(name + " offers what it did", () -> services.equals(services()), this::services);
        await(
                "the end of the old threads of " + name,
                () -> threads.stream().noneMatch(Thread::isAlive),
                threads::toString);
        assertUndisturbed();
    }

    private void assertUndisturbed() {
        SessionInfo now = service(SessionService.class).get(session.id());
        assertEquals(SessionStatus.RUNNING, now.status());
        assertEquals(session.pid(), now.pid());
        assertEquals(QUESTION.length() + 1, now.totalBytes());
    }

    private Optional<AttentionItem> open() {
        return service(Inbox.class).open().stream()
                .filter(item ->
                        session.id().equals(item.session()) && !item.fence().isEmpty())
                .findFirst();
    }

    /** The question, once it is open and can be answered. */
    private AttentionItem item() {
        await(
                "the question is open",
                () -> open().isPresent(),
                () -> service(Inbox.class).open().toString());
        return open().orElseThrow();
    }

    /** A new detector names waits anew. */
    private void awaitOtherThan(AttentionItem before) {
        await("another item", () -> !item().id().equals(before.id()), () -> item().toString());
    }

    private void answer(AttentionItem item) throws Exception {
        AnswerReceipt receipt = service(Inbox.class)
                .answer(item.id(), Answer.choice("y", "test").ifShown(item.fence()))
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);

        assertEquals(AnswerReceipt.Outcome.TAKEN, receipt.outcome());
        await("the program has the answer", () -> Files.exists(said), receipt::toString);
        assertEquals("y\n", Files.readString(said));
        await("nothing is open", () -> open().isEmpty(), () -> open().toString());
    }

    private void assertRefused(AttentionItem item) throws Exception {
        try {
            service(Inbox.class).answer(item.id(), Answer.text("n", "test")).get(ANSWER_SECONDS, TimeUnit.SECONDS);
            fail("answered " + item);
        } catch (ExecutionException e) {
            assertEquals(AttentionErrorCode.NOT_FOUND, ((PlatformException) e.getCause()).code());
        }
    }

    /** How many services of ours there are of each type. */
    private String services() {
        return ownBundles().stream()
                .flatMap(bundle -> registered(bundle).stream())
                .collect(Collectors.groupingBy(type -> type, TreeMap::new, Collectors.counting()))
                .toString();
    }

    private static List<String> registered(Bundle bundle) {
        ServiceReference<?>[] references = bundle.getRegisteredServices();
        return references == null
                ? List.of()
                : Arrays.stream(references)
                        .map(reference -> Arrays.toString((String[]) reference.getProperty(Constants.OBJECTCLASS)))
                        .toList();
    }

    private static void assertEnded(Bundle bundle) {
        await(
                "the end of the threads of " + bundle.getSymbolicName(),
                () -> threads(bundle).isEmpty(),
                () -> threads(bundle).toString());
        assertNull(bundle.getBundleContext());
    }

    /** Threads that were made for a bundle: called after it, or with its class loader. */
    private static List<Thread> threads(Bundle bundle) {
        String name = bundle.getSymbolicName().substring("dev.ithaca.".length()) + "-";
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().contains(name) || isOf(bundle, thread.getContextClassLoader()))
                .toList();
    }

    private static boolean isOf(Bundle bundle, ClassLoader loader) {
        return loader instanceof BundleReference reference && bundle.equals(reference.getBundle());
    }
}
