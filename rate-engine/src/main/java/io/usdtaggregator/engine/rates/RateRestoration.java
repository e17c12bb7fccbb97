package io.usdtaggregator.engine.rates;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.DatabaseUnavailable;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.history.read.LastPublishedReader;
import io.usdtaggregator.engine.history.read.LastPublishedReader.LastPublished;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.engine.updates.PreviousRate;
import io.usdtaggregator.engine.updates.RateUpdate;
import io.usdtaggregator.engine.updates.RestoredRate;
import io.usdtaggregator.model.crossing.Corridors;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Restores the last published rates from history where Redis has none: it lost its data, or is new. They keep their ids
 * and instants, and leave no record, for nothing was published anew (docs/domain.md, 8).
 */
@ApplicationScoped
public class RateRestoration {
    private static final Logger LOG = Logger.getLogger(RateRestoration.class);
    /** What was published longer ago helps nobody. */
    private static final Duration WORTH_RESTORING = Duration.ofDays(31);

    private static final Duration WAIT_FOR_HISTORY = Duration.ofSeconds(15);
    /** Each engine writes what it published from its memory within half a second, whatever becomes of Redis. */
    private static final Duration OTHERS_WRITE = Duration.ofSeconds(1);

    private final RedisCommands redis;
    private final LastPublishedReader history;
    private final PublishedRates published;
    private final RecentPublications recent;
    private final Uni<Void> othersHaveWritten;
    private volatile Instant waitingSince;

    @Inject
    public RateRestoration(
            RedisCommands redis, LastPublishedReader history, PublishedRates published, RecentPublications recent) {
        this(
                redis,
                history,
                published,
                recent,
                Uni.createFrom().voidItem().onItem().delayIt().by(OTHERS_WRITE));
    }

    /** @param othersHaveWritten completes when history has what other engines published before the loss */
    RateRestoration(
            RedisCommands redis,
            LastPublishedReader history,
            PublishedRates published,
            RecentPublications recent,
            Uni<Void> othersHaveWritten) {
        this.redis = redis;
        this.history = history;
        this.published = published;
        this.recent = recent;
        this.othersHaveWritten = othersHaveWritten;
    }

    /**
     * Before anything is computed. Fails with {@link DatabaseUnavailable} while PostgreSQL does not answer; after 15 s of
     * that nobody knows the last rates, and the engine goes on without them.
     */
    Uni<Void> restore(Settings settings) {
        return redis.run("EXISTS", RedisKeys.RATES_BASIS)
                .chain(there -> there.toInteger() > 0 ? Uni.createFrom().voidItem() : fromHistory(settings))
                .invoke(() -> waitingSince = null)
                .onFailure(DatabaseUnavailable.class)
                .recoverWithUni(this::retryOrSkip);
    }

    private Uni<Void> retryOrSkip(Throwable out) {
        Instant now = Instant.now();
        waitingSince = waitingSince == null ? now : waitingSince;
        if (now.isBefore(waitingSince.plus(WAIT_FOR_HISTORY))) {
            return Uni.createFrom().failure(out);
        }
        LOG.warnf("the last rates cannot be restored, and are computed anew: %s", out.getMessage());
        waitingSince = null;
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> fromHistory(Settings settings) {
        Instant oldest = Instant.now().minus(WORTH_RESTORING);
        return writeWhatRedisLost()
                .chain(() -> lastPublished(settings, oldest))
                .chain(last -> last.rates().isEmpty()
                        ? Uni.createFrom().item(last)
                        : othersHaveWritten.chain(() -> lastPublished(settings, oldest)))
                .chain(last -> numbersBefore(oldest, last.rates())
                        .chain(numbers -> publish(settings, new ToRestore(last, numbers))));
    }

    private Uni<LastPublished> lastPublished(Settings settings, Instant oldest) {
        return history.since(
                oldest,
                Inputs.sources(settings).toList(),
                settings.activeMarkets().toList(),
                Corridors.all(settings).toList());
    }

    /** A record that history refuses keeps no other rate from being restored. */
    private Uni<Void> writeWhatRedisLost() {
        return recent.write()
                .onFailure(failed -> !(failed instanceof DatabaseUnavailable))
                .invoke(failed -> LOG.errorf("what Redis lost cannot be written: %s", failed.getMessage()))
                .onFailure(failed -> !(failed instanceof DatabaseUnavailable))
                .recoverWithNull();
    }

    /** Of the rates that have none, where it can be read: the hold-back compares with the last number, through outages. */
    private Uni<Map<String, PricedRate>> numbersBefore(Instant oldest, List<Rate> rates) {
        return Multi.createFrom()
                .items(rates.stream().filter(rate -> !rate.isPriced()))
                .onItem()
                .transformToUniAndConcatenate(rate -> history.lastPriced(oldest, rate.source(), rate.market())
                        .onFailure(IllegalArgumentException.class)
                        .recoverWithItem(Optional::empty))
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect()
                .asMap(Publication::field);
    }

    /**
     * What was published last.
     *
     * @param numbers the last rate with a number, by field, where the last rate has none
     */
    private record ToRestore(List<Rate> rates, Map<String, PricedRate> numbers, List<CrossRate> crossRates) {

        ToRestore(LastPublished last, Map<String, PricedRate> numbers) {
            this(last.rates().stream().filter(ToRestore::isWhole).toList(), numbers, last.crossRates());
        }

        /** A price whose record is lost has no offers to answer an amount from. */
        private static boolean isWhole(Rate rate) {
            return rate.fold(priced -> !priced.offers().isEmpty(), unpriced -> true);
        }

        /** Those whose legs are all restored too. */
        List<CrossRate> crossRatesOfRates() {
            Set<String> ids = rates.stream().map(Rate::rateId).collect(Collectors.toSet());
            return crossRates.stream()
                    .filter(cross -> cross.legs().map(Rate::rateId).allMatch(ids::contains))
                    .toList();
        }

        List<RateUpdate> updates(Settings settings, Instant now) {
            Map<String, Instant> reads = reads(settings, now);
            return rates.stream()
                    .map(rate -> RateUpdate.restored(
                            rate,
                            PreviousRate.restored(
                                    rate,
                                    Optional.ofNullable(numbers.get(Publication.field(rate))),
                                    new RestoredRate(now, of(rate.market(), reads)))))
                    .toList();
        }

        /** When each platform was last read for each market, unless that is too long ago to wait for. */
        private Map<String, Instant> reads(Settings settings, Instant now) {
            Map<String, Instant> reads = new HashMap<>();
            rates.stream()
                    .filter(rate -> !rate.source().equals(Rate.POLICY))
                    .filter(rate -> hadBook(settings, rate, now))
                    .forEach(rate -> reads.put(
                            Publication.field(rate), rate.lastObservedAt().orElse(Instant.EPOCH)));
            return reads;
        }

        private static boolean hadBook(Settings settings, Rate rate, Instant now) {
            return rate.fold(
                    priced -> FreshnessLimits.of(settings, priced.platform()).status(priced.observedAt(), now)
                            != FreshnessStatus.UNAVAILABLE,
                    unpriced -> unpriced.reason() == UnavailableReason.NO_ELIGIBLE_OFFERS);
        }

        /** Of both sides of the market's place and of its zone. */
        private static Map<String, Instant> of(Market market, Map<String, Instant> reads) {
            Set<String> sides = Stream.of(Place.of(market), Place.of(market.wholeZone()))
                    .flatMap(Place::sides)
                    .map(Market::key)
                    .collect(Collectors.toSet());
            return reads.entrySet().stream()
                    .filter(read -> sides.contains(read.getKey().split(":", 2)[1]))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
    }

    /** In the one step of every publication; where another engine was first, its rates stand. */
    private Uni<Void> publish(Settings settings, ToRestore last) {
        List<CrossRate> crossRates = last.crossRatesOfRates();
        Inputs inputs = new Inputs(
                true,
                List.of(),
                last.rates().stream().map(Publication::field).toList(),
                crossRates.stream().map(CrossRate::corridor).toList());
        return published
                .moment(settings.version(), List.of(), inputs)
                .chain(moment -> published.publish(new Publication(
                        settings.version(),
                        moment.ofEmptyRedis(),
                        last.updates(settings, moment.at()),
                        crossRates,
                        HistoryEntry.EMPTY)))
                .invoke(() -> {
                    if (!last.rates().isEmpty()) {
                        LOG.infof(
                                "restored %d rates and %d cross rates from history",
                                last.rates().size(), crossRates.size());
                    }
                })
                .onFailure(OutdatedRates.class)
                .recoverWithNull();
    }
}
