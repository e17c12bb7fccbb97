package io.usdtaggregator.engine.rates;

import io.usdtaggregator.engine.history.Tick;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import java.time.Instant;
import java.util.Map;

/** Makes the ticks that history keeps of rates. Pure. */
final class Ticks {
    private Ticks() {}

    /** @param books the versions of the books it was made from, as JSON */
    static Tick of(Rate rate, Instant at, String digest, boolean heartbeat, String books) {
        return new Tick(
                digest,
                rate.rateId(),
                at,
                "rate",
                rate.market().key(),
                rate.source(),
                rate.priced().map(PricedRate::platform).orElse(null),
                rate.number().orElse(null),
                rate.priced().map(PricedRate::rawRate).orElse(null),
                rate.whyUnpriced().map(Enum::name).orElse(null),
                rate.settingsVersion(),
                heartbeat,
                heartbeat ? null : MarketJson.write(rate),
                books);
    }

    static Tick of(CrossRate rate, Instant at, String digest, boolean heartbeat) {
        return new Tick(
                digest,
                rate.rateId(),
                at,
                "cross_rate",
                rate.corridor().key(),
                Rate.POLICY,
                null,
                rate.number().orElse(null),
                null,
                rate.whyUnpriced().map(Enum::name).orElse(null),
                rate.settingsVersion(),
                heartbeat,
                heartbeat ? null : MarketJson.write(rate),
                MarketJson.write(
                        Map.of("buy", RateIdentity.idOf(rate.buyLeg()), "sell", RateIdentity.idOf(rate.sellLeg()))));
    }
}
