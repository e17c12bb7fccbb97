package io.usdtaggregator.admin.livedata;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.reads.Gap;
import io.usdtaggregator.model.reads.ReadRecord;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the collectors left in Redis of their reading: last reads, gaps, books with what was dropped. */
@ApplicationScoped
public class BookReader {
    private static final String LAST_GAP = "199";

    private final RedisCommands redis;

    BookReader(RedisCommands redis) {
        this.redis = redis;
    }

    public Uni<Map<Market, ReadRecord>> reads(String platform) {
        return redis.hash(RedisKeys.reads(platform)).map(fields -> {
            Map<Market, ReadRecord> reads = new HashMap<>();
            fields.forEach((key, json) -> reads.put(Market.parse(key), MarketJson.read(json, ReadRecord.class)));
            return reads;
        });
    }

    /** Newest first. */
    public Uni<List<Gap>> gaps(String platform) {
        return redis.run("LRANGE", RedisKeys.gaps(platform), "0", LAST_GAP).map(found -> RedisAnswers.elements(found)
                .map(json -> MarketJson.read(json, Gap.class))
                .toList());
    }

    public Uni<Optional<OfferBook>> book(String platform, Market market) {
        return redis.get(RedisKeys.book(platform, market))
                .map(json -> json.map(text -> MarketJson.read(text, OfferBook.class)));
    }

    /** A market without a book is absent. */
    public Uni<Map<Market, OfferBook>> books(String platform, List<Market> markets) {
        List<String> keys =
                markets.stream().map(market -> RedisKeys.book(platform, market)).toList();
        return redis.texts(keys).map(found -> {
            Map<Market, OfferBook> books = new HashMap<>();
            found.stream()
                    .flatMap(Optional::stream)
                    .map(json -> MarketJson.read(json, OfferBook.class))
                    .forEach(book -> books.put(book.market(), book));
            return books;
        });
    }

    /** What the engine made of each market of this platform: only it knows the outliers. Without a rate a market is absent. */
    public Uni<Map<Market, Quality>> qualities(String platform, List<Market> markets) {
        List<String> fields = markets.stream()
                .map(market -> RedisKeys.rateField(platform, market))
                .toList();
        return redis.fields(RedisKeys.RATES, fields, Rate.class)
                .map(found -> found.values().stream().collect(Collectors.toMap(Rate::market, Rate::quality)));
    }
}
