package io.usdtaggregator.engine.books;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Reads books, and remembers the last of each: after Redis lost its data they serve until collectors read anew. */
@ApplicationScoped
public class BookRepository {
    private static final Logger LOG = Logger.getLogger(BookRepository.class);
    private final RedisCommands redis;
    private final Map<String, Held> held = new ConcurrentHashMap<>();
    private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

    public BookRepository(RedisCommands redis) {
        this.redis = redis;
    }

    private record Held(String json, OfferBook book) {}

    private record Address(String platform, Market market) {
        String key() {
            return RedisKeys.book(platform, market);
        }
    }

    /** The books of all active platforms for these markets. */
    public Uni<Map<Market, MarketBooks>> read(Settings settings, List<Market> markets, Instant now) {
        return redis.texts(keys(settings, markets)).map(texts -> books(settings, markets, texts, now));
    }

    /** Where the books of all active platforms for these markets lie. */
    public List<String> keys(Settings settings, List<Market> markets) {
        return addresses(settings, markets).map(Address::key).toList();
    }

    /** @param texts what lay under the {@link #keys} of the same markets */
    public Map<Market, MarketBooks> books(
            Settings settings, List<Market> markets, List<Optional<String>> texts, Instant now) {
        Map<Market, List<OfferBook>> books = new HashMap<>();
        markets.forEach(market -> books.put(market, new ArrayList<>()));
        Iterator<Optional<String>> text = texts.iterator();
        addresses(settings, markets).forEach(address -> {
            Optional<String> json = text.next();
            book(address, json)
                    .filter(book -> json.isPresent()
                            || FreshnessLimits.of(settings, book.platform()).status(book.observedAt(), now)
                                    != FreshnessStatus.UNAVAILABLE)
                    .ifPresent(book -> books.get(address.market()).add(book));
        });
        Map<Market, MarketBooks> byMarket = new HashMap<>();
        books.forEach((market, found) -> byMarket.put(market, MarketBooks.of(market, found)));
        return byMarket;
    }

    private static Stream<Address> addresses(Settings settings, List<Market> markets) {
        return markets.stream()
                .flatMap(market -> settings.activePlatforms().map(platform -> new Address(platform.code(), market)));
    }

    private Optional<OfferBook> book(Address address, Optional<String> json) {
        Held last = held.get(address.key());
        if (json.isPresent() && (last == null || !last.json().equals(json.get()))) {
            last = readable(address.key(), json.get()).orElse(last);
        }
        return Optional.ofNullable(last).map(Held::book);
    }

    /** An unreadable book must not take other markets with it: the last good one serves on. */
    private Optional<Held> readable(String key, String json) {
        try {
            Held read = new Held(json, MarketJson.read(json, OfferBook.class));
            held.put(key, read);
            unreadable.remove(key);
            return Optional.of(read);
        } catch (RuntimeException broken) {
            if (unreadable.add(key)) {
                LOG.warnf("the book %s cannot be read", key);
            }
            return Optional.empty();
        }
    }

    /** Whether what lies there now could not be read. */
    boolean isUnreadable(String key) {
        return unreadable.contains(key);
    }
}
