package io.usdtaggregator.engine.quotes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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

    @Test
    void only_its_account_finds_a_quote() {
        KeptQuote quote = quote("one", "key:a");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> kept(quote).equals(quote));

        assertEquals(Optional.of(quote), found(quote.id(), "one"));
        assertEquals(Optional.empty(), found(quote.id(), "two"));
    }

    @Test
    void the_same_key_of_another_account_gets_a_quote_of_its_own() {
        String key = "key:" + UUID.randomUUID();
        KeptQuote first = quote("one", key);
        KeptQuote other = quote("two", key);
        await().atMost(PATIENCE).ignoreExceptions().until(() -> kept(first).equals(first));

        assertEquals(other, kept(other));
        assertEquals(first, kept(quote("one", key)));
    }

    @Test
    void one_key_at_once_from_many_gateways_keeps_one_quote() {
        String key = "key:" + UUID.randomUUID();
        await().atMost(PATIENCE).ignoreExceptions().until(() -> !kept(quote("one", "key:" + UUID.randomUUID()))
                .id()
                .isEmpty());
        List<CompletableFuture<FoundQuote>> all = IntStream.range(0, 20)
                .mapToObj(gateway -> store.keep(quote("one", key)).subscribeAsCompletionStage())
                .toList();

        Set<KeptQuote> kept =
                all.stream().map(CompletableFuture::join).map(FoundQuote::quote).collect(Collectors.toSet());

        assertEquals(1, kept.size());
        assertEquals(kept, Set.of(kept(quote("one", key))));
    }

    @Test
    void the_database_says_that_a_quote_has_expired() {
        KeptQuote over = new KeptQuote(
                UUID.randomUUID().toString(),
                "one",
                "key:" + UUID.randomUUID(),
                "asked",
                "{}",
                Instant.now().minusSeconds(61),
                Instant.now().minusSeconds(1));
        KeptQuote current = quote("one", "key:" + UUID.randomUUID());
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> store.keep(over).await().atMost(PATIENCE).expired());
        assertFalse(store.keep(current).await().atMost(PATIENCE).expired());
        assertTrue(store.find(over.id(), "one")
                .await()
                .atMost(PATIENCE)
                .orElseThrow()
                .expired());
    }

    private KeptQuote kept(KeptQuote quote) {
        return store.keep(quote).await().atMost(PATIENCE).quote();
    }

    private Optional<KeptQuote> found(String id, String account) {
        return store.find(id, account).await().atMost(PATIENCE).map(FoundQuote::quote);
    }

    private static KeptQuote quote(String account, String key) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new KeptQuote(UUID.randomUUID().toString(), account, key, "asked", "{}", now, now.plusSeconds(60));
    }
}
