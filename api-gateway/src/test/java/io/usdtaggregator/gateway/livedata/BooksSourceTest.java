package io.usdtaggregator.gateway.livedata;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.Changed;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.TradeType;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A gateway follows the books from the messages that tell of them. */
class BooksSourceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Market MARKET = Market.zone("XOF", TradeType.BUY);
    private static final String KEY = RedisKeys.book("binance", MARKET);

    private final List<String> fetched = new ArrayList<>();
    private final OfferBook inRedis = book(9);

    private final RedisCommands redis = new RedisCommands(null, () -> PATIENCE, new SimpleMeterRegistry()) {
        @Override
        public Uni<List<Optional<String>>> texts(Collection<String> keys) {
            fetched.addAll(keys);
            return Uni.createFrom().item(List.of(Optional.of(MarketJson.write(inRedis))));
        }
    };

    private final BooksSource source = new BooksSource(redis, Optional::empty);
    private final BooksSnapshot held = BooksSnapshot.EMPTY.with(6, List.of(book(4)));

    @Test
    void a_book_comes_with_its_message() {
        assertEquals(Optional.of(book(5)), after(new Changed(7, KEY, MarketJson.write(book(5)))));
        assertEquals(List.of(), fetched);
    }

    /** Two collectors that wrote a book at nearly the same time may announce it in the other order. */
    @Test
    void a_book_that_is_announced_after_a_newer_one_does_not_replace_it() {
        assertEquals(Optional.of(book(9)), after(new Changed(7, KEY, MarketJson.write(book(3)))));
        assertEquals(List.of(KEY), fetched);
    }

    @Test
    void a_book_that_its_message_does_not_carry_or_nobody_can_read_is_fetched() {
        assertEquals(Optional.of(book(9)), after(new Changed(7, KEY)));
        assertEquals(Optional.of(book(9)), after(new Changed(7, KEY, "{not json")));
        assertEquals(List.of(KEY, KEY), fetched);
    }

    private Optional<OfferBook> after(Changed message) {
        return source.apply(held, MarketJson.write(message))
                .await()
                .atMost(PATIENCE)
                .orElseThrow()
                .book("binance", MARKET);
    }

    private static OfferBook book(long version) {
        return new OfferBook(
                version, "binance", MARKET, Instant.EPOCH.plusSeconds(version), 1, List.of(), List.of(), Set.of());
    }
}
