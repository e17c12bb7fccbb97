package io.usdtaggregator.engine.book;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.choosing.MarketBooks;
import io.usdtaggregator.engine.publishing.Commands;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.redis.RedisKeys;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.settings.Settings.Platform;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Reads the last good books of markets, of all active platforms, in one command. */
@ApplicationScoped
public class BookReader {
    private static final Logger LOG = Logger.getLogger(BookReader.class);

    private final Commands redis;

    BookReader(Commands redis) {
        this.redis = redis;
    }

    /** A book that cannot be read is left out and logged: one bad value must not stop the others. */
    public Uni<Map<Market, MarketBooks>> read(Settings settings, List<Market> markets) {
        List<String> platforms = settings.activePlatforms().map(Platform::code).toList();
        List<String> keys = markets.stream()
                .flatMap(market -> platforms.stream().map(platform -> RedisKeys.book(platform, market)))
                .toList();
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return redis.run("MGET", keys.toArray(String[]::new)).map(values -> {
            Map<Market, List<OfferBook>> found = new LinkedHashMap<>();
            markets.forEach(market -> found.put(market, new ArrayList<>()));
            for (int i = 0; i < keys.size(); i++) {
                if (values.get(i) != null) {
                    add(found, keys.get(i), values.get(i).toString());
                }
            }
            Map<Market, MarketBooks> books = new LinkedHashMap<>();
            found.forEach((market, list) -> books.put(market, MarketBooks.of(market, list)));
            return books;
        });
    }

    private static void add(Map<Market, List<OfferBook>> found, String key, String json) {
        try {
            OfferBook book = MarketJson.read(json, OfferBook.class);
            found.get(book.market()).add(book);
        } catch (RuntimeException unreadable) {
            LOG.errorf("%s cannot be read and is left out: %s", key, unreadable.getMessage());
        }
    }
}
