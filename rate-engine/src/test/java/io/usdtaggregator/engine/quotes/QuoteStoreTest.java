package io.usdtaggregator.engine.quotes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.history.Database;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(EmbeddedServices.class)
class QuoteStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    QuoteStore store;

    @Inject
    Database database;

    @Test
    void only_its_account_finds_a_quote() {
        KeptQuote quote = quote("one", "key:a");
        assertEquals(quote, keep(quote).kept());

        assertEquals(Optional.of(quote), find(quote, "one").map(FoundQuote::kept));
        assertEquals(Optional.empty(), find(quote, "two"));
    }

    @Test
    void the_same_key_of_another_account_gets_a_quote_of_its_own() {
        String key = "key:" + UUID.randomUUID();
        KeptQuote first = quote("one", key);
        KeptQuote other = quote("two", key);
        assertEquals(first, keep(first).kept());

        assertEquals(other, keep(other).kept());
        assertEquals(first, keep(quote("one", key)).kept());
    }

    /** PostgreSQL's clock moves on between the statements only, so what is left is known within what the test took. */
    @Test
    void the_database_s_clock_dates_a_quote_and_says_when_it_has_expired() {
        Instant now = now();
        KeptQuote good = dated(now, now.plusSeconds(3600));
        KeptQuote over = dated(now.minusSeconds(60), now);

        FoundQuote found = keep(good);
        long took = Duration.between(now, now()).toSeconds() + 1;
        assertEquals(FoundQuote.Status.ACTIVE, found.status());
        assertTrue(found.secondsLeft() <= 3600 && found.secondsLeft() >= 3600 - took, found.toString());
        assertEquals(new FoundQuote(over, FoundQuote.Status.EXPIRED, 0), keep(over));
        assertEquals(Optional.of(new FoundQuote(over, FoundQuote.Status.EXPIRED, 0)), find(over, "one"));
    }

    @Test
    void many_who_bring_one_key_at_once_get_one_quote_and_one_row() {
        keep(quote("one", "key:" + UUID.randomUUID()));
        String key = "key:" + UUID.randomUUID();
        List<KeptQuote> asked =
                IntStream.range(0, 16).mapToObj(n -> quote("one", key)).toList();

        List<CompletableFuture<FoundQuote>> answers = asked.stream()
                .map(quote -> store.keep(quote).subscribeAsCompletionStage())
                .toList();
        Set<KeptQuote> got =
                answers.stream().map(answer -> answer.join().kept()).collect(Collectors.toSet());

        assertEquals(1, got.size(), "answered were " + got);
        assertTrue(asked.containsAll(got));
        assertEquals(
                1L,
                database.run("SELECT count(*) FROM rates.quotes WHERE idempotency_key = $1", Tuple.of(key))
                        .await()
                        .atMost(PATIENCE)
                        .iterator()
                        .next()
                        .getLong(0));
    }

    /** The schema may still be on its way. */
    private FoundQuote keep(KeptQuote quote) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> store.keep(quote).await().atMost(PATIENCE), Objects::nonNull);
    }

    private Instant now() {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> store.now().await().atMost(PATIENCE).now(), Objects::nonNull);
    }

    private Optional<FoundQuote> find(KeptQuote quote, String account) {
        return store.find(quote.id(), account).await().atMost(PATIENCE);
    }

    private static KeptQuote dated(Instant created, Instant expires) {
        String id = UUID.randomUUID().toString();
        return new KeptQuote(id, "one", "key:" + id, "asked", "{}", created, expires);
    }

    private static KeptQuote quote(String account, String key) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new KeptQuote(UUID.randomUUID().toString(), account, key, "asked", "{}", now, now.plusSeconds(60));
    }
}
