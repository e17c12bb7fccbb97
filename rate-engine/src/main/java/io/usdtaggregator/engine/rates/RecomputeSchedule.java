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
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** When a place's rates change without a new book: a book turns stale or too old, a rule begins or ends, an hour ends. */
@ApplicationScoped
public class RecomputeSchedule {
    private static final Duration SOONEST = Duration.ofMillis(50);
    private static final Duration SOON = Duration.ofSeconds(5);
    /** More than this machine's clock and Redis' drift apart between two notes. */
    private static final Duration ALMOST_DUE = Duration.ofSeconds(1);

    private static final Duration UNTIL_CLAIMED_AGAIN = Duration.ofSeconds(5);

    private static final RedisScript CLAIM = RedisScript.named("claim-due");

    private final RedisCommands redis;
    private final NextLook nextLook;
    private volatile Optional<RedisClock> clock = Optional.empty();

    @Inject
    public RecomputeSchedule(RedisCommands redis) {
        this(redis, new NextLook());
    }

    RecomputeSchedule(RedisCommands redis, NextLook nextLook) {
        this.redis = redis;
        this.nextLook = nextLook;
    }

    /** Redis' clock, carried on by this machine's since it was last told. */
    private record RedisClock(Instant then, long nanosThen) {
        Duration until(double millis) {
            Instant now = then.plusNanos(System.nanoTime() - nanosThen);
            return Duration.between(now, Instant.ofEpochMilli((long) millis));
        }
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
        clock = Optional.of(new RedisClock(now, System.nanoTime()));
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
                ? nextLook.repeatWhileFound(claimUnlessLater())
                : Uni.createFrom().item(List.of());
    }

    /** As a rule nothing is due yet, and one command tells that. */
    private Uni<List<Place>> claimUnlessLater() {
        Optional<RedisClock> known = clock;
        return known.isEmpty()
                ? claim()
                : redis.run("ZRANGE", RedisKeys.RATES_DUE, "0", "0", "WITHSCORES")
                        .chain(first -> claimOrWait(first, known.get()));
    }

    private Uni<List<Place>> claimOrWait(Response first, RedisClock known) {
        if (first.size() == 0) {
            return Uni.createFrom().item(List.of());
        }
        // By the protocol in use a member and its score are a pair of their own, or not.
        Response score = first.size() == 1 ? first.get(0).get(1) : first.get(1);
        Duration left = known.until(Double.parseDouble(score.toString()));
        if (left.compareTo(ALMOST_DUE) <= 0) {
            return claim();
        }
        nextLook.notLaterThan(left);
        return Uni.createFrom().item(List.of());
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
