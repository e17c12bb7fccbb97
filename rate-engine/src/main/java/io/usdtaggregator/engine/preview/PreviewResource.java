package io.usdtaggregator.engine.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.book.BookReader;
import io.usdtaggregator.engine.book.LiveSettings;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Corridor;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Decimals;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Before and after of each rate that some settings would change. */
@Path("/internal/preview")
public class PreviewResource {
    private final LiveSettings settings;
    private final BookReader books;

    PreviewResource(LiveSettings settings, BookReader books) {
        this.settings = settings;
        this.books = books;
    }

    /** A market's line has {@code fiat}, a corridor's {@code from_currency}. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String fiat,
            String country,
            String tradeType,
            String fromCurrency,
            String countryFrom,
            String toCurrency,
            String countryTo,
            BigDecimal before,
            BigDecimal after,
            BigDecimal percent,
            Set<BookFlag> flags) {}

    @POST
    public Uni<List<Line>> preview(Settings proposed) {
        Settings current = settings.current().orElseThrow(ServiceUnavailableException::new);
        List<Market> markets = Stream.concat(current.activeMarkets(), proposed.activeMarkets())
                .distinct()
                .toList();
        // Both are made of the books of all platforms that either of them reads.
        Settings wider =
                proposed.activePlatforms().count() >= current.activePlatforms().count() ? proposed : current;
        Instant now = Instant.now();
        return books.read(wider, markets)
                .map(read -> lines(new Preview(current, read, now), new Preview(proposed, read, now)));
    }

    private static List<Line> lines(Preview before, Preview after) {
        List<Line> lines = new ArrayList<>();
        Set<Market> markets = new LinkedHashSet<>(before.rates().keySet());
        markets.addAll(after.rates().keySet());
        markets.forEach(market -> {
            Rate old = before.rates().get(market);
            Rate now = after.rates().get(market);
            BigDecimal was = old == null ? null : old.rate();
            BigDecimal becomes = now == null ? null : now.rate();
            Set<BookFlag> flags = now == null ? Set.of() : now.quality().flags();
            if (differ(was, becomes)) {
                lines.add(new Line(
                        market.fiat(),
                        market.country(),
                        market.tradeType().name(),
                        null,
                        null,
                        null,
                        null,
                        was,
                        becomes,
                        percent(was, becomes),
                        flags));
            }
        });
        Set<Corridor> corridors = new LinkedHashSet<>(before.crossRates().keySet());
        corridors.addAll(after.crossRates().keySet());
        corridors.forEach(corridor -> {
            BigDecimal was = Optional.ofNullable(before.crossRates().get(corridor))
                    .map(CrossRate::rate)
                    .orElse(null);
            BigDecimal becomes = Optional.ofNullable(after.crossRates().get(corridor))
                    .map(CrossRate::rate)
                    .orElse(null);
            if (differ(was, becomes)) {
                lines.add(new Line(
                        null,
                        null,
                        null,
                        corridor.from(),
                        corridor.countryFrom(),
                        corridor.to(),
                        corridor.countryTo(),
                        was,
                        becomes,
                        percent(was, becomes),
                        Set.of()));
            }
        });
        return lines;
    }

    private static boolean differ(BigDecimal one, BigDecimal other) {
        return one == null || other == null ? one != other : one.compareTo(other) != 0;
    }

    private static BigDecimal percent(BigDecimal before, BigDecimal after) {
        if (before == null || after == null) {
            return null;
        }
        return Decimals.published(
                after.subtract(before).multiply(Decimals.HUNDRED).divide(before, Decimals.WORKING));
    }
}
