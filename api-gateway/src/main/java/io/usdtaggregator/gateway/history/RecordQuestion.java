package io.usdtaggregator.gateway.history;

import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.rates.answer.Derivation;
import io.usdtaggregator.gateway.rates.parameters.AmountDecimals;
import io.usdtaggregator.gateway.rates.parameters.AsOf;
import io.usdtaggregator.gateway.rates.parameters.PaymentMethods;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.number.CurrencyDecimals;
import io.usdtaggregator.model.serving.Amount;
import io.usdtaggregator.model.serving.CrossQuestion;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a caller asks of a record: the parameters of the answer that was derived from it. Which of them have a meaning is
 * known once the record is.
 */
final class RecordQuestion {
    private static final List<String> OF_MARKET =
            List.of("amount", "amount_currency", "payment_method", "scope", "country", "as_of");
    private static final List<String> OF_CORRIDOR = List.of("amount", "payment_method_from", "payment_method_to");

    private final Query query;
    private final Settings settings;
    private final Optional<BigDecimal> amount;
    private final Set<String> methods;
    private final Set<String> methodsFrom;
    private final Set<String> methodsTo;
    private final boolean zone;
    private final Optional<Instant> asOf;

    private RecordQuestion(Query query, Settings settings, PaymentMethods known) {
        this.query = query.knows(OF_MARKET).knows(OF_CORRIDOR);
        this.settings = settings;
        this.amount = query.amount("amount");
        this.methods = known.read(query, "payment_method");
        this.methodsFrom = known.read(query, "payment_method_from");
        this.methodsTo = known.read(query, "payment_method_to");
        this.zone = query.oneOf("scope", List.of(Derivation.COUNTRY, Derivation.ZONE))
                .filter(Derivation.ZONE::equals)
                .isPresent();
        this.asOf = AsOf.read(query);
        query.check();
    }

    /** Of a market's record. @param country whose rule applies to a zone's record */
    record OfMarket(Optional<Amount> amount, Set<String> methods, Optional<Market> country, Optional<Instant> asOf) {}

    static RecordQuestion read(Query query, Settings settings, BooksSnapshot books) {
        return new RecordQuestion(query, settings, new PaymentMethods(settings, books));
    }

    /** What is asked of the record of this market; a problem names what has no meaning there. */
    OfMarket of(Market market) {
        refuseOthers(OF_MARKET, OF_CORRIDOR, "is of a corridor's record; of a market's there are");
        List<String> units = new ArrayList<>(List.of("FIAT", CurrencyDecimals.USDT, market.fiat()));
        boolean inUsdt = query.oneOf("amount_currency", units)
                .filter(CurrencyDecimals.USDT::equals)
                .isPresent();
        if (!inUsdt) {
            amount.ifPresent(value -> AmountDecimals.check(query, "amount", value, Stream.of(market.fiat())));
        }
        Optional<String> country =
                PlaceParameters.known(settings).country(query, "country", Optional.of(market.fiat()));
        boolean fitting = country.isEmpty() || country.equals(market.inCountry()) || zone && market.isZone();
        if (!fitting) {
            query.wrong(
                    "country",
                    "other_record",
                    "country must be that of the record; with scope=zone a zone's record answers for any of its countries");
        }
        query.check();
        return new OfMarket(
                amount.map(value -> new Amount(value, inUsdt)),
                methods,
                country.filter(code -> zone && market.isZone())
                        .map(code -> Market.in(market.fiat(), code, market.tradeType())),
                asOf);
    }

    /** What is asked of the record of this corridor; a problem names what has no meaning there. */
    CrossQuestion of(Corridor corridor) {
        refuseOthers(OF_CORRIDOR, OF_MARKET, "is of a market's record; of a corridor's there are");
        amount.ifPresent(value -> AmountDecimals.check(query, "amount", value, Stream.of(corridor.from())));
        query.check();
        return new CrossQuestion(corridor, amount, methodsFrom, methodsTo);
    }

    private void refuseOthers(List<String> allowed, List<String> others, String why) {
        query.refuse(others.stream().filter(name -> !allowed.contains(name)).toList(), allowed, "other_record", why);
    }
}
