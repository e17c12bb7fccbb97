package io.usdtaggregator.admin.corridors;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.livedata.PublishedRates;
import io.usdtaggregator.admin.livedata.ShownRate;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.choosing.PaymentChoice;
import io.usdtaggregator.model.crossing.AmountToGive;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossCalculation;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.number.CurrencyDecimals;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.serving.WalkedAmount;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.CrossWithLegs;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Answers what an amount gets through a corridor, from one reading of the published rates. */
@ApplicationScoped
public class Calculator {
    private final SettingsVersions settings;
    private final PublishedRates rates;

    Calculator(SettingsVersions settings, PublishedRates rates) {
        this.settings = settings;
        this.rates = rates;
    }

    /** A corridor between places that are not active is a page that does not exist. */
    Uni<CorridorAnswer> answer(CorridorQuestion question) {
        Corridor corridor = question.corridor();
        List<Market> markets = List.of(
                corridor.buyMarket(),
                corridor.sellMarket(),
                corridor.buyMarket().otherSide(),
                corridor.sellMarket().otherSide());
        return settings.read().chain(inForce -> {
            if (!isActive(corridor, inForce)) {
                throw Problem.notFound("not_found", "This corridor does not exist.");
            }
            return rates.of(markets).map(found -> answer(question, inForce, found, Instant.now()));
        });
    }

    private static CorridorAnswer answer(
            CorridorQuestion question, Settings inForce, Map<Market, Rate> published, Instant now) {
        Corridor corridor = question.corridor();
        Optional<Rate> buy =
                Optional.ofNullable(published.get(corridor.buyMarket())).map(narrowed(question.methodFrom(), inForce));
        Optional<Rate> sell =
                Optional.ofNullable(published.get(corridor.sellMarket())).map(narrowed(question.methodTo(), inForce));
        Optional<PricedCrossRate> cross = corridor.isIdentity()
                ? Optional.empty()
                : new CrossCalculation(inForce)
                        .make(corridor, market -> leg(market, corridor, buy, sell, published), now, 0)
                        .priced();
        Optional<BigDecimal> given = cross.flatMap(found -> given(question, buy, sell, found.price()));
        return new CorridorAnswer(
                question,
                inForce,
                buy.map(rate -> ShownRate.of(rate, inForce, now)).orElse(null),
                sell.map(rate -> ShownRate.of(rate, inForce, now)).orElse(null),
                cross.map(PricedCrossRate::price).orElse(null),
                given.orElse(null),
                given.map(amount -> WalkedAmount.of(
                                cross.orElseThrow(), new CrossWithLegs(cross.orElseThrow(), buy, sell), amount))
                        .filter(walked -> walked.walk().isPresent())
                        .orElse(null),
                new CorridorAnswer.Ways(
                        CorridorAnswer.Ways.of(priced(Optional.ofNullable(published.get(corridor.buyMarket())))),
                        CorridorAnswer.Ways.of(priced(Optional.ofNullable(published.get(corridor.sellMarket()))))));
    }

    /** What is given: the amount itself, or what brings it. */
    private static Optional<BigDecimal> given(
            CorridorQuestion question, Optional<Rate> buy, Optional<Rate> sell, CrossPrice price) {
        if (!question.isReceived()) {
            return question.amount();
        }
        int places = CurrencyDecimals.of(question.corridor().from());
        AmountToGive amount =
                new AmountToGive(priced(buy).orElseThrow(), priced(sell).orElseThrow(), price.rule(), places);
        return question.amount().flatMap(amount::toReceive);
    }

    /** The way there goes by the chosen payment methods; the way back is any. */
    private static Optional<Rate> leg(
            Market market, Corridor corridor, Optional<Rate> buy, Optional<Rate> sell, Map<Market, Rate> published) {
        if (market.equals(corridor.buyMarket())) {
            return buy;
        }
        return market.equals(corridor.sellMarket()) ? sell : Optional.ofNullable(published.get(market));
    }

    private static UnaryOperator<Rate> narrowed(String method, Settings inForce) {
        return method.isEmpty() ? rate -> rate : rate -> new PaymentChoice(Set.of(method), inForce).of(rate);
    }

    private static Optional<PricedRate> priced(Optional<Rate> rate) {
        return rate.flatMap(Rate::priced);
    }

    private static boolean isActive(Corridor corridor, Settings inForce) {
        List<Market> active = inForce.activeMarkets().toList();
        return active.contains(corridor.buyMarket()) && active.contains(corridor.sellMarket());
    }
}
