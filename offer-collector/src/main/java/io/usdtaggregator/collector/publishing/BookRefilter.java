package io.usdtaggregator.collector.publishing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Filters the last books again when settings changed, without asking the platform: each book once, however many
 * collectors see the change. BookStore of what staff switched off are left to expire.
 */
@Singleton
public class BookRefilter {
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN = Duration.ofMillis(200);
    private static final int TRIES = 30;
    private static final int AT_ONCE = 8;

    private final RedisCommands redis;
    private final BookStore books;
    private final Publisher publisher;

    public BookRefilter(RedisCommands redis, BookStore books, Publisher publisher) {
        this.redis = redis;
        this.books = books;
        this.publisher = publisher;
    }

    /** All books of active platforms and markets. */
    public Uni<Void> all(Settings settings) {
        return Multi.createFrom()
                .items(settings.activePlatforms())
                .onItem()
                .transformToMultiAndConcatenate(platform -> Multi.createFrom()
                        .items(settings.activeMarkets())
                        .onItem()
                        .transformToUni(market -> one(platform.code(), market, settings))
                        .merge(AT_ONCE))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One book, if it was filtered under older settings. */
    public Uni<Void> one(String platform, Market market, Settings settings) {
        return attempt(platform, market, settings, TRIES);
    }

    private Uni<Void> attempt(String platform, Market market, Settings settings, int tries) {
        return outdated(platform, market, settings)
                .chain(book -> book.isEmpty() || tries == 0
                        ? Uni.createFrom().voidItem()
                        : filter(platform, market, settings)
                                .chain(done -> done
                                        ? Uni.createFrom().voidItem()
                                        : Uni.createFrom()
                                                .voidItem()
                                                .onItem()
                                                .delayIt()
                                                .by(ASK_AGAIN)
                                                .chain(() -> attempt(platform, market, settings, tries - 1))));
    }

    private Uni<Optional<OfferBook>> outdated(String platform, Market market, Settings settings) {
        return books.stored(platform, market)
                .map(stored -> stored.filter(book -> book.settingsVersion() < settings.version()));
    }

    /** False when another collector is at it, or a read came between. */
    private Uni<Boolean> filter(String platform, Market market, Settings settings) {
        String lease = RedisKeys.refreshLease("filter-" + settings.version(), platform, market);
        return redis.setIfAbsent(lease, "1", LEASE)
                .chain(mine -> mine
                        ? outdated(platform, market, settings)
                                .chain(book -> book.map(old -> publisher.filterAgain(old, settings))
                                        .orElseGet(() -> Uni.createFrom().item(true)))
                                .onTermination()
                                .call(() -> redis.delete(lease).onFailure().recoverWithNull())
                        : Uni.createFrom().item(false));
    }
}
