package io.usdtaggregator.engine.quotes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.base.internal.quotes.NewQuote;
import io.usdtaggregator.base.internal.quotes.QuoteStatus;
import io.usdtaggregator.base.internal.quotes.StoredQuote;
import io.usdtaggregator.embedded.EmbeddedServices;
import io.usdtaggregator.engine.LiveEngine;
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
    private static final Duration PATIENCE = LiveEngine.PATIENCE;

    @Inject
    QuoteStore store;

    @Inject
    Database database;

    @Test
    void only_its_account_finds_a_quote() {
        NewQuote quote = quote("one", "key:a");
        assertEquals(quote, keep(quote).signed());

        assertEquals(Optional.of(quote), find(quote, "one").map(StoredQuote::signed));
        assertEquals(Optional.empty(), find(quote, "two"));
    }

    @Test
    void the_same_key_of_another_account_gets_a_quote_of_its_own() {
        String key = "key:" + UUID.randomUUID();
        NewQuote first = quote("one", key);
        NewQuote other = quote("two", key);
        assertEquals(first, keep(first).signed());

        assertEquals(other, keep(other).signed());
        assertEquals(first, keep(quote("one", key)).signed());
    }

    /** PostgreSQL's clock moves on between the statements only, so what is left is known within what the test took. */
    @Test
    void the_database_s_clock_dates_a_quote_and_says_when_it_has_expired() {
        Instant now = now();
        NewQuote good = dated(now, now.plusSeconds(3600));
        NewQuote over = dated(now.minusSeconds(60), now);

        StoredQuote found = keep(good);
        long took = Duration.between(now, now()).toSeconds() + 1;
        assertEquals(QuoteStatus.ACTIVE, found.status());
        assertTrue(found.secondsLeft() <= 3600 && found.secondsLeft() >= 3600 - took, found.toString());
        assertEquals(new StoredQuote(over, QuoteStatus.EXPIRED, 0), keep(over));
        assertEquals(Optional.of(new StoredQuote(over, QuoteStatus.EXPIRED, 0)), find(over, "one"));
    }

    @Test
    void many_who_bring_one_key_at_once_get_one_quote_and_one_row() {
        keep(quote("one", "key:" + UUID.randomUUID()));
        String key = "key:" + UUID.randomUUID();
        List<NewQuote> asked =
                IntStream.range(0, 16).mapToObj(n -> quote("one", key)).toList();

        List<CompletableFuture<StoredQuote>> answers = asked.stream()
                .map(quote -> store.store(quote).subscribeAsCompletionStage())
                .toList();
        Set<NewQuote> got =
                answers.stream().map(answer -> answer.join().signed()).collect(Collectors.toSet());

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
    private StoredQuote keep(NewQuote quote) {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> store.store(quote).await().atMost(PATIENCE), Objects::nonNull);
    }

    private Instant now() {
        return await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> store.now().await().atMost(PATIENCE), Objects::nonNull);
    }

    private Optional<StoredQuote> find(NewQuote quote, String account) {
        return store.byId(quote.id(), account).await().atMost(PATIENCE);
    }

    private static NewQuote dated(Instant created, Instant expires) {
        String id = UUID.randomUUID().toString();
        return new NewQuote(id, "one", "key:" + id, "asked", "{}", created, expires);
    }

    private static NewQuote quote(String account, String key) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new NewQuote(UUID.randomUUID().toString(), account, key, "asked", "{}", now, now.plusSeconds(60));
    }
}
