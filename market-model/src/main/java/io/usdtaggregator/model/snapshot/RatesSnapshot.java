package io.usdtaggregator.model.snapshot;

import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.snapshot.CrossWithLegs.BothDirections;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All published rates and cross rates, as of one version.
 *
 * @param superseded rates that were replaced while a cross rate still stands on them, by {@code rate_id}: a cross rate is
 *     only answered with the very legs that it was made from (docs/domain.md, 5)
 */
public record RatesSnapshot(
        long version, Map<String, Rate> rates, Map<String, CrossRate> crossRates, Map<String, Rate> superseded) {
    public static final RatesSnapshot EMPTY = new RatesSnapshot(0, Map.of(), Map.of());

    public RatesSnapshot(long version, Map<String, Rate> rates, Map<String, CrossRate> crossRates) {
        this(version, rates, crossRates, Map.of());
    }

    /** Of several of one market or corridor the latest counts. */
    public static RatesSnapshot of(long version, Collection<Rate> rates, Collection<CrossRate> crossRates) {
        Map<String, Rate> byField = new HashMap<>();
        rates.forEach(rate -> byField.merge(key(rate.source(), rate.market()), rate, RatesSnapshot::later));
        Map<String, CrossRate> byCorridor = new HashMap<>();
        crossRates.forEach(rate -> byCorridor.merge(rate.corridor().key(), rate, RatesSnapshot::later));
        return new RatesSnapshot(version, byField, byCorridor);
    }

    /** Under which the rate of a source and a market stands: {@code binance:XOF:-:BUY}. */
    public static String key(String source, Market market) {
        return source + ":" + market.key();
    }

    public Optional<Rate> rate(String source, Market market) {
        return Optional.ofNullable(rates.get(key(source, market)));
    }

    public Optional<CrossRate> crossRate(Corridor corridor) {
        return Optional.ofNullable(crossRates.get(corridor.key()));
    }

    /** A corridor's cross rate with its legs, and the other direction likewise; empty where nothing was published for it. */
    public Optional<BothDirections> bothDirections(Corridor corridor) {
        return withLegs(corridor).map(there -> new BothDirections(there, withLegs(corridor.reversed())));
    }

    private Optional<CrossWithLegs> withLegs(Corridor corridor) {
        return crossRate(corridor)
                .map(cross -> CrossWithLegs.of(
                        cross,
                        cross.buyLeg().map(leg -> known(corridor.buyMarket(), leg)),
                        cross.sellLeg().map(leg -> known(corridor.sellMarket(), leg))));
    }

    /** The rate of this leg's id, with its offers; the leg itself where that rate is not known any more. */
    private Rate known(Market market, Rate leg) {
        return rate(Rate.POLICY, market)
                .filter(rate -> leg.rateId() != null && leg.rateId().equals(rate.rateId()))
                .orElseGet(() -> leg.rateId() == null ? leg : superseded.getOrDefault(leg.rateId(), leg));
    }

    /** A whole read may hold rates of changes that are still to be heard of: those told of late change nothing. */
    public RatesSnapshot with(long newVersion, Collection<Rate> newer, Collection<CrossRate> newerCrossRates) {
        return of(newVersion, newer, newerCrossRates).over(this);
    }

    /** The same, for a source that lost its data and counts from the start again. */
    public RatesSnapshot countedAnew() {
        return new RatesSnapshot(0, rates, crossRates, superseded);
    }

    /**
     * This one, with what it lacks or has older taken from the one before: a source that lost its data, or came back with
     * that of yesterday, takes nothing away here.
     */
    public RatesSnapshot over(RatesSnapshot before) {
        Map<String, Rate> allRates = new HashMap<>(before.rates);
        rates.forEach((field, rate) -> allRates.merge(field, rate, RatesSnapshot::later));
        Map<String, CrossRate> allCrossRates = new HashMap<>(before.crossRates);
        crossRates.forEach((corridor, rate) -> allCrossRates.merge(corridor, rate, RatesSnapshot::later));
        return following(before, version, allRates, allCrossRates);
    }

    /** Keeps of the rates before only those that a cross rate still stands on. */
    private static RatesSnapshot following(
            RatesSnapshot before, long version, Map<String, Rate> rates, Map<String, CrossRate> crossRates) {
        Map<String, Rate> replaced = new HashMap<>(before.superseded);
        before.rates.forEach((field, rate) -> {
            Rate next = rates.get(field);
            if (rate.source().equals(Rate.POLICY)
                    && rate.rateId() != null
                    && !rate.rateId().equals(next.rateId())) {
                replaced.put(rate.rateId(), rate);
            }
        });
        if (!replaced.isEmpty()) {
            Set<String> legs = crossRates.values().stream()
                    .flatMap(CrossRate::legs)
                    .map(Rate::rateId)
                    .filter(Objects::nonNull)
                    .collect(Collectors.toSet());
            replaced.keySet().retainAll(legs);
        }
        return new RatesSnapshot(version, rates, crossRates, Map.copyOf(replaced));
    }

    /** What is the same stays the very same, by which those who follow see that it is. */
    private static Rate later(Rate held, Rate told) {
        return told.version() <= held.version() ? held : told;
    }

    private static CrossRate later(CrossRate held, CrossRate told) {
        return told.version() <= held.version() ? held : told;
    }
}
