package io.usdtaggregator.engine.updates;

import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * That a rate was restored from history after Redis lost its data, and which reads it came from. While they are repeated
 * the rate stands and grows old by its own observed_at (docs/domain.md, 8). Pure.
 *
 * @param at when it was restored, by Redis' clock
 * @param reads when each book of its place and zone was last read, by {@link RedisKeys#rateField}
 */
public record RestoredRate(Instant at, Map<String, Instant> reads) {
    /** Within this time every platform that still answers is read again. */
    private static final Duration FOR_OTHER_BOOKS = Duration.ofMinutes(1);

    public RestoredRate {
        reads = Map.copyOf(reads);
    }

    /** @param computed what the books that are there make of it */
    boolean stands(Settings settings, Rate restored, Rate computed, Map<Market, MarketBooks> books, Instant now) {
        return restored.fold(
                priced -> isActive(settings, priced.platform())
                        && (isReadAgain(priced, books)
                                ? waitsForOtherBooks(settings, books, now)
                                : staysWithoutItsBook(settings, priced, computed, now)),
                unpriced -> hasNoBook(computed) || waitsForOtherBooks(settings, books, now));
    }

    private static boolean isReadAgain(PricedRate restored, Map<Market, MarketBooks> books) {
        return isReadAgain(restored.platform(), restored.market(), restored.observedAt(), books);
    }

    private static boolean isReadAgain(String platform, Market market, Instant since, Map<Market, MarketBooks> books) {
        return Optional.ofNullable(books.get(market))
                .flatMap(found -> found.of(platform))
                .map(OfferBook::observedAt)
                .filter(observedAt -> !observedAt.isBefore(since))
                .isPresent();
    }

    /** The book of its platform is still missing: another platform serves once the rate is stale. */
    private static boolean staysWithoutItsBook(Settings settings, PricedRate restored, Rate computed, Instant now) {
        FreshnessStatus status =
                FreshnessLimits.of(settings, restored.platform()).status(restored.observedAt(), now);
        return switch (status) {
            case FRESH -> true;
            case STALE ->
                computed.priced()
                        .filter(other -> other.observedAt().isAfter(restored.observedAt()))
                        .isEmpty();
            case UNAVAILABLE -> false;
        };
    }

    /** Offers are judged together, whatever their platform: without the others' books the same offers may judge otherwise. */
    private boolean waitsForOtherBooks(Settings settings, Map<Market, MarketBooks> books, Instant now) {
        return now.isBefore(at.plus(FOR_OTHER_BOOKS))
                && reads.entrySet().stream().anyMatch(read -> isMissing(settings, read, books));
    }

    private static boolean isMissing(
            Settings settings, Map.Entry<String, Instant> read, Map<Market, MarketBooks> books) {
        String[] field = read.getKey().split(":", 2);
        Market market = Market.parse(field[1]);
        return books.containsKey(market)
                && isActive(settings, field[0])
                && !isReadAgain(field[0], market, read.getValue(), books);
    }

    private static boolean isActive(Settings settings, String platform) {
        return settings.activePlatforms().anyMatch(active -> active.code().equals(platform));
    }

    private static boolean hasNoBook(Rate computed) {
        return computed.whyUnpriced().filter(UnavailableReason.NO_BOOK::equals).isPresent();
    }
}
