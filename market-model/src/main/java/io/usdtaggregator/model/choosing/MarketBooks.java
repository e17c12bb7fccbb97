package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The last good book of each platform that has one, for one market. */
public record MarketBooks(Market market, Map<String, OfferBook> byPlatform) {
    public MarketBooks {
        byPlatform = Map.copyOf(byPlatform);
    }

    public static MarketBooks of(Market market, Collection<OfferBook> books) {
        return new MarketBooks(
                market, books.stream().collect(Collectors.toMap(OfferBook::platform, Function.identity())));
    }

    public Optional<OfferBook> of(String platform) {
        return Optional.ofNullable(byPlatform.get(platform));
    }
}
