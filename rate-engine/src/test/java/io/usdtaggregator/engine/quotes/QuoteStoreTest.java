package io.usdtaggregator.engine.quotes;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.usdtaggregator.embedded.EmbeddedServices;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
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
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> store.keep(quote).await().atMost(PATIENCE).equals(quote));

        assertEquals(Optional.of(quote), store.find(quote.id(), "one").await().atMost(PATIENCE));
        assertEquals(Optional.empty(), store.find(quote.id(), "two").await().atMost(PATIENCE));
    }

    @Test
    void the_same_key_of_another_account_gets_a_quote_of_its_own() {
        String key = "key:" + UUID.randomUUID();
        KeptQuote first = quote("one", key);
        KeptQuote other = quote("two", key);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> store.keep(first).await().atMost(PATIENCE).equals(first));

        assertEquals(other, store.keep(other).await().atMost(PATIENCE));
        assertEquals(first, store.keep(quote("one", key)).await().atMost(PATIENCE));
    }

    private static KeptQuote quote(String account, String key) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return new KeptQuote(UUID.randomUUID().toString(), account, key, "asked", "{}", now, now.plusSeconds(60));
    }
}
