package io.usdtaggregator.engine.history;

import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Rate;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes a cross rate apart into its figure and its legs, and puts it together again. Pure. */
public final class Standing {
    private Standing() {}

    /** The cross rate without legs, version and the instants that move on while the figure stands. */
    public static CrossRate figure(CrossRate cross) {
        return new CrossRate(
                0,
                cross.rateId(),
                cross.corridor(),
                cross.rate(),
                cross.inverseRate(),
                cross.roundTripCostPct(),
                null,
                null,
                cross.crossAdjustment(),
                cross.reason(),
                null,
                null,
                cross.updatedAt(),
                cross.settingsVersion());
    }

    /** Whether callers see nothing new but instants and legs. */
    public static boolean sameFigure(CrossRate one, CrossRate other) {
        return MarketJson.write(figure(one)).equals(MarketJson.write(figure(other)));
    }

    /** The cross rate as it was published at {@code computedAt}. */
    static CrossRate whole(
            CrossRate figure, long version, Instant computedAt, Optional<Rate> buy, Optional<Rate> sell) {
        Optional<Instant> older = figure.hasNumber()
                ? Stream.of(buy, sell)
                        .flatMap(Optional::stream)
                        .map(Rate::observedAt)
                        .min(Instant::compareTo)
                : Optional.empty();
        return new CrossRate(
                version,
                figure.rateId(),
                figure.corridor(),
                figure.rate(),
                figure.inverseRate(),
                figure.roundTripCostPct(),
                buy.orElse(null),
                sell.orElse(null),
                figure.crossAdjustment(),
                figure.reason(),
                older.orElse(null),
                computedAt,
                figure.updatedAt(),
                figure.settingsVersion());
    }
}
