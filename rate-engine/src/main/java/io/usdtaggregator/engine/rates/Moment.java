package io.usdtaggregator.engine.rates;

import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.engine.updates.PreviousRate;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one step of Redis saw of the published rates, and the books that were read after it. An engine that worked on older
 * books than another published from also saw older rates, and is refused.
 *
 * @param token the version of what is published from here
 * @param at by Redis' clock, since engines' own may lie apart; no book is younger
 * @param books their texts, in the order in which they were asked for
 * @param previous what is known of the published rates, by {@link RedisKeys#rateField}
 * @param crossRates the published cross rates, by {@code Corridor.key()}
 * @param lastMessage the number of the last message that told readers of rates; empty text where it is not known
 */
record Moment(
        long token,
        Instant at,
        List<Optional<String>> books,
        Map<String, PreviousRate> previous,
        Map<String, CrossRate> crossRates,
        String lastMessage) {
    private static final Duration AS_LATE_AS_AN_ANSWER = Duration.ofSeconds(5);

    /** The published rate of a market by staff's policy, without its offers. */
    Optional<Rate> leg(Market market) {
        return Optional.ofNullable(previous.get(RedisKeys.rateField(Rate.POLICY, market)))
                .map(PreviousRate::rate);
    }

    /** The same where nothing was published yet: whoever published meanwhile was first. */
    Moment ofEmptyRedis() {
        return new Moment(token, at, books, Map.of(), Map.of(), "");
    }

    /** The same, not before the newest of these books; one from the future, which nobody can have read, does not count. */
    Moment notBefore(Collection<MarketBooks> read) {
        Instant newest = read.stream()
                .flatMap(market -> market.newestRead().stream())
                .filter(observedAt -> observedAt.isBefore(at.plus(AS_LATE_AS_AN_ANSWER)))
                .max(Instant::compareTo)
                .orElse(at);
        return newest.isAfter(at) ? new Moment(token, newest, books, previous, crossRates, lastMessage) : this;
    }

    /** The version of the published rate under this field; empty text when there is none. */
    String versionOfRate(String field) {
        return Optional.ofNullable(previous.get(field))
                .map(known -> String.valueOf(known.version()))
                .orElse("");
    }

    /** The version of the published cross rate of a corridor; empty text when there is none. */
    String versionOfCrossRate(String corridor) {
        return Optional.ofNullable(crossRates.get(corridor))
                .map(known -> String.valueOf(known.version()))
                .orElse("");
    }
}
