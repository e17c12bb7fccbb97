package io.usdtaggregator.admin.corridors;

import io.usdtaggregator.admin.navigation.Paged;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.settings.CurrencySetting;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cross rates between all currencies: a row for what is given, a column for what is received.
 *
 * @param currencies codes, in staff's order
 * @param rows those of one page
 */
public record CrossRateMatrix(List<String> currencies, Paged<Row> rows) {
    private static final int CELLS_ON_A_PAGE = 400;

    /** @param from code of the currency that is given */
    public record Row(String from, List<Cell> cells) {}

    /**
     * One direction between two currencies.
     *
     * @param rate units of {@code to} for 1 unit of {@code from}; {@code null} without one
     * @param roundTripCost percent lost there and back; {@code null} where it is not known
     * @param freshness of the worse leg
     */
    public record Cell(Corridor corridor, BigDecimal rate, BigDecimal roundTripCost, FreshnessStatus freshness) {
        public boolean isSame() {
            return corridor.isIdentity();
        }
    }

    static List<Corridor> corridors(Settings settings) {
        List<String> codes = codes(settings);
        return codes.stream()
                .flatMap(from -> codes.stream().map(to -> new Corridor(from, null, to, null)))
                .filter(corridor -> !corridor.isIdentity())
                .toList();
    }

    static CrossRateMatrix of(Settings settings, Map<String, CrossRate> published, Instant now, int page) {
        List<String> codes = codes(settings);
        List<Row> rows = codes.stream()
                .map(from -> new Row(
                        from,
                        codes.stream()
                                .map(to -> cell(new Corridor(from, null, to, null), published, settings, now))
                                .toList()))
                .toList();
        int size = Math.max(1, CELLS_ON_A_PAGE / Math.max(1, codes.size()));
        return new CrossRateMatrix(codes, Paged.of(rows, page, size, "/cross-rates?page="));
    }

    private static Cell cell(Corridor corridor, Map<String, CrossRate> published, Settings settings, Instant now) {
        Optional<PricedCrossRate> priced =
                Optional.ofNullable(published.get(corridor.key())).flatMap(CrossRate::priced);
        FreshnessStatus freshness =
                priced.map(new Freshness(settings, now)::status).orElse(FreshnessStatus.UNAVAILABLE);
        Optional<CrossPrice> told =
                priced.filter(rate -> freshness != FreshnessStatus.UNAVAILABLE).map(PricedCrossRate::price);
        return new Cell(
                corridor,
                told.map(CrossPrice::rate).orElse(null),
                told.map(CrossPrice::roundTripCostPct).orElse(null),
                freshness);
    }

    private static List<String> codes(Settings settings) {
        return settings.activeCurrencies().map(CurrencySetting::code).toList();
    }
}
