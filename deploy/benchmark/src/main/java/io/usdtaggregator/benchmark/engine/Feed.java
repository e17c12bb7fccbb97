package io.usdtaggregator.benchmark.engine;

import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.embedded.RedisConnection;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.OfferBook;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Writes books as collectors do: the whole book under its key, then its entry of the stream. */
final class Feed implements AutoCloseable {
    private static final String PLATFORM = "binance";
    /** Not a number that collectors would have reached by then. */
    private static final long FIRST_VERSION = 1_000_000_000L;

    private final RedisConnection redis;
    private long books;

    Feed(String url) throws IOException {
        redis = new RedisConnection(url);
    }

    /** The book of one price, around which its offers lie close. */
    static OfferBook book(Market market, int offers, int price, long version, Instant observedAt) {
        return new OfferBook(
                version,
                PLATFORM,
                market,
                observedAt,
                1,
                IntStream.range(0, offers)
                        .mapToObj(number -> new Offer(
                                PLATFORM,
                                "1234567890" + number,
                                new BigDecimal(600_000 + price + number % 7).movePointLeft(3),
                                new BigDecimal("1000"),
                                new BigDecimal("1000"),
                                new BigDecimal("500000"),
                                List.of(),
                                new Merchant("m-" + number, "A merchant", true, 100, BigDecimal.ONE)))
                        .toList(),
                List.of(),
                Set.of());
    }

    /** The book's observed_at is the instant at which it is sent, and comes back in the rate. */
    Instant send(Market market, int offers, int price) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        send(book(market, offers, price, FIRST_VERSION + ++books, now));
        redis.answer();
        redis.answer();
        return now;
    }

    /** Books of one market after the other, as fast as Redis takes them. */
    void flood(List<Market> markets, int offers, int count) {
        int waiting = 0;
        for (int number = 0; number < count; number++) {
            Market market = markets.get(number % markets.size());
            send(book(market, offers, number / markets.size() % 1_000, FIRST_VERSION + ++books, Instant.now()));
            waiting += 2;
            if (waiting >= 1_000 || number == count - 1) {
                for (; waiting > 0; waiting--) {
                    redis.answer();
                }
            }
        }
    }

    private void send(OfferBook book) {
        String key = RedisKeys.book(PLATFORM, book.market());
        redis.send("SET", key, MarketJson.write(book));
        redis.send("XADD", RedisKeys.OFFERS_STREAM, "*", "key", key, "version", String.valueOf(book.version()));
    }

    /** Whether every book was taken and worked off. */
    boolean isDrained() {
        List<?> group = (List<?>) ((List<?>) redis.run("XINFO", "GROUPS", RedisKeys.OFFERS_STREAM)).get(0);
        Object newest = field((List<?>) redis.run("XINFO", "STREAM", RedisKeys.OFFERS_STREAM), "last-generated-id");
        return field(group, "last-delivered-id").equals(newest)
                && field(group, "pending").equals(0L);
    }

    private static Object field(List<?> pairs, String name) {
        return pairs.get(pairs.indexOf(name) + 1);
    }

    @Override
    public void close() throws IOException {
        redis.close();
    }
}
