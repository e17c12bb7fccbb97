package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.history.AsOfApi;
import io.usdtaggregator.base.internal.history.AsOfConditions;
import io.usdtaggregator.base.internal.history.AsOfRates;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.engine.history.write.HistoryConfig;
import io.usdtaggregator.engine.history.write.ProvenanceLog;
import io.usdtaggregator.engine.history.write.WrittenUntil;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Answers what was published, and what held, at an instant. */
public class AsOfResource implements AsOfApi {
    private static final int MOST_MARKETS = 500;

    private final WrittenUntil history;
    private final RateArchive past;
    private final ProvenanceLog circumstances;
    private final HistoryConfig config;

    public AsOfResource(WrittenUntil history, RateArchive past, ProvenanceLog circumstances, HistoryConfig config) {
        this.history = history;
        this.past = past;
        this.circumstances = circumstances;
        this.config = config;
    }

    @Override
    public Uni<AsOfConditions> conditions(String at) {
        Instant then = instant(at);
        return Uni.combine()
                .all()
                .unis(circumstances.settingsAt(then), circumstances.officialRatesAt(then))
                .asTuple()
                .map(read -> new AsOfConditions(
                        keptSince(),
                        read.getItem1().orElse(null),
                        read.getItem2().orElse(null)));
    }

    @Override
    public Uni<AsOfRates> rates(String at, String source, List<String> markets) {
        if (markets.size() > MOST_MARKETS) {
            throw Problem.invalid(
                    FieldError.of("market", "too_many", "market may be given at most " + MOST_MARKETS + " times"));
        }
        List<Market> wanted = markets.stream()
                .map(market -> Parameters.parsed("market", market, Market::parse, "a market such as XOF:CI:BUY"))
                .toList();
        String from = Parameters.source(source);
        Instant then = instant(at);
        return history.isWrittenUntil(then)
                .chain(() -> past.rates(wanted, from, then, keptSince()))
                .map(rates -> new AsOfRates(rates, List.of()));
    }

    @Override
    public Uni<AsOfRates> crossRate(String at, String corridor) {
        Corridor asked = Parameters.parsed("corridor", corridor, Corridor::parse, "a corridor such as XOF:CI:GHS:-");
        Instant then = instant(at);
        return history.isWrittenUntil(then)
                .chain(() -> past.corridor(asked, then, keptSince()))
                .map(found ->
                        new AsOfRates(found.legs(), found.crossRate().stream().toList()));
    }

    private Instant keptSince() {
        return YearMonth.now(ZoneOffset.UTC)
                .minusMonths(config.asOfMonths())
                .atDay(1)
                .atStartOfDay()
                .toInstant(ZoneOffset.UTC);
    }

    /** In microseconds, which is what PostgreSQL holds. */
    private static Instant instant(String at) {
        return Parameters.instant("at", at).truncatedTo(ChronoUnit.MICROS);
    }
}
