package io.usdtaggregator.gateway.webhooks.subscription;

import io.usdtaggregator.gateway.documentation.Formats;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The market or the corridor that a webhook watches, as the API names its parts; all {@code null} for alerts. */
public record WatchedSubject(
        @Schema(nullable = true, pattern = Formats.CURRENCY) String fiat,
        @Schema(nullable = true) TradeType tradeType,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String country,
        @Schema(nullable = true, pattern = Formats.CURRENCY) String fromCurrency,
        @Schema(nullable = true, pattern = Formats.CURRENCY) String toCurrency,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryFrom,
        @Schema(nullable = true, pattern = Formats.COUNTRY) String countryTo) {
    private static final WatchedSubject NONE = new WatchedSubject(null, null, null, null, null, null, null);
    private static final int PARTS_OF_CORRIDOR = 4;

    /** @param subject the key of a market or a corridor */
    static WatchedSubject of(Optional<String> subject) {
        return subject.map(key -> isCorridor(key) ? of(Corridor.parse(key)) : of(Market.parse(key)))
                .orElse(NONE);
    }

    /** FROM:COUNTRY:TO:COUNTRY, where a market has three parts. */
    public static boolean isCorridor(String subject) {
        return subject.split(":", -1).length == PARTS_OF_CORRIDOR;
    }

    private static WatchedSubject of(Market market) {
        return new WatchedSubject(market.fiat(), market.tradeType(), market.country(), null, null, null, null);
    }

    private static WatchedSubject of(Corridor corridor) {
        return new WatchedSubject(
                null, null, null, corridor.from(), corridor.to(), corridor.countryFrom(), corridor.countryTo());
    }
}
