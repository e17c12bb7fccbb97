package io.usdtaggregator.engine.rates;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.redis.RedisAnswers;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.redis.RedisScript;
import io.usdtaggregator.engine.schedule.NextLook;
import io.usdtaggregator.model.adjusting.RuleChoice;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a place's rates change without a new book: a book turns stale or too old, a rule begins or ends, an hour ends. */
@ApplicationScoped
public class RecomputeSchedule {
    private static final Duration SOONEST = Duration.ofMillis(50);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration UNTIL_CLAIMED_AGAIN = Duration.ofSeconds(5);

    private static final RedisScript CLAIM = RedisScript.named("claim-due");

    private final RedisCommands redis;
    private final NextLook nextLook;

    @Inject
    public RecomputeSchedule(RedisCommands redis) {
        this(redis, new NextLook());
    }

    RecomputeSchedule(RedisCommands redis, NextLook nextLook) {
        this.redis = redis;
        this.nextLook = nextLook;
    }

    /** Notes when these places are due next; the books of both sides of each are among {@code read}. */
    Uni<Void> lookAgain(Settings settings, List<Place> places, Map<Market, MarketBooks> read, Instant now) {
        Map<Place, Instant> due = places.stream()
                .distinct()
                .collect(Collectors.toMap(place -> place, place -> next(settings, booksOf(place, read), now)));
        return note(due, now);
    }

    /** Notes that these places wait for what no entry of the stream may announce. */
    Uni<Void> lookAgainSoon(List<Place> places, Instant now) {
        return places.isEmpty()
                ? Uni.createFrom().voidItem()
                : note(
                        places.stream().distinct().collect(Collectors.toMap(place -> place, place -> now.plus(SOON))),
                        now);
    }

    private Uni<Void> note(Map<Place, Instant> due, Instant now) {
        Stream<String> arguments = due.entrySet().stream()
                .flatMap(place -> Stream.of(
                        String.valueOf(place.getValue().toEpochMilli()),
                        place.getKey().key()));
        due.values().stream()
                .min(Instant::compareTo)
                .ifPresent(first -> nextLook.notLaterThan(Duration.between(now, first)));
        return redis.run(
                        "ZADD",
                        Stream.concat(Stream.of(RedisKeys.RATES_DUE), arguments).toList())
                .replaceWithVoid();
    }

    private static Map<Market, MarketBooks> booksOf(Place place, Map<Market, MarketBooks> read) {
        return place.sides().collect(Collectors.toMap(market -> market, read::get));
    }

    /** The places that are due; none while there is nothing to look for. */
    Uni<List<Place>> claimDue() {
        return nextLook.isNow()
                ? nextLook.repeatWhileFound(claim())
                : Uni.createFrom().item(List.of());
    }

    private Uni<List<Place>> claim() {
        String again = String.valueOf(UNTIL_CLAIMED_AGAIN.toMillis());
        return redis.run(CLAIM, List.of(RedisKeys.RATES_DUE), List.of(again))
                .map(answer -> RedisAnswers.elements(answer).toList())
                .invoke(answer -> lookAgainWhenTheNextIsDue(answer.get(0)))
                .map(answer -> answer.stream().skip(1).map(Place::parse).toList());
    }

    /** Whoever noted it: a look forgets the times that this engine had noted. */
    private void lookAgainWhenTheNextIsDue(String millis) {
        if (!millis.isEmpty()) {
            nextLook.notLaterThan(Duration.ofMillis(Long.parseLong(millis)));
        }
    }

    Uni<Void> forget(Place place) {
        return redis.run("ZREM", RedisKeys.RATES_DUE, place.key()).replaceWithVoid();
    }

    static Instant next(Settings settings, Map<Market, MarketBooks> books, Instant now) {
        RuleChoice rules = new RuleChoice(settings.adjustments());
        Stream<Instant> ages = books.values().stream()
                .flatMap(market -> market.byPlatform().values().stream())
                .flatMap(book -> turningPoints(book, FreshnessLimits.of(settings, book.platform())));
        Stream<Instant> boundaries =
                books.keySet().stream().flatMap(market -> rules.nextBoundary(market, now).stream());
        Instant fullHour = now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
        return Stream.of(ages, boundaries, Stream.of(fullHour))
                .flatMap(instants -> instants)
                .filter(now::isBefore)
                .min(Instant::compareTo)
                .orElse(fullHour);
    }

    private static Stream<Instant> turningPoints(OfferBook book, FreshnessLimits limits) {
        return Stream.of(limits.staleAfter(), limits.unavailableAfter())
                .map(limit -> book.observedAt().plus(limit).plus(SOONEST));
    }
}
