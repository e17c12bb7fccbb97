package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.livedata.RatesSnapshot;
import io.usdtaggregator.model.filtering.PaymentChoice;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.CrossRate;
import io.usdtaggregator.model.rate.Crossing;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.UnavailableReason;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers what an amount comes to in a corridor now: for {@code /rates/cross} and for quotes. */
@Singleton
public class CrossPricing {
    private final LiveData boards;
    private final Serving serving;

    CrossPricing(LiveData boards, Serving serving) {
        this.boards = boards;
        this.serving = serving;
    }

    /** The answer, or a problem that names the leg which has no usable rate. */
    public CrossAnswer answer(CrossQuestion question) {
        Settings settings = boards.settings();
        return answer(question, settings, serving.crossShape(settings, question.maxAge()), boards.rates());
    }

    /** The same out of any board. */
    static CrossAnswer answer(CrossQuestion question, Settings settings, CrossShape shape, RatesSnapshot board) {
        if (question.corridor().isIdentity()) {
            return shape.identity(question.corridor(), question.amount());
        }
        Optional<Rate> buy = leg(board, question.corridor().buyMarket(), question.methodFrom(), settings);
        Optional<Rate> sell = leg(board, question.corridor().sellMarket(), question.methodTo(), settings);
        CrossRate cross = board.crossRate(question.corridor())
                .map(published -> question.asksForMethods() ? crossed(published, buy, sell) : published)
                .orElseThrow(() -> shape.missing(question.corridor(), buy, sell));
        return shape.answer(cross, question.amount().flatMap(amount -> walked(cross, buy, sell, amount)));
    }

    private static Optional<Rate> leg(RatesSnapshot board, Market market, Optional<String> method, Settings settings) {
        Optional<Rate> published = board.rate(Rate.POLICY, market);
        return method.isEmpty()
                ? published
                : published.map(rate -> new PaymentChoice(method.get(), settings.confidence()).of(rate));
    }

    private static Optional<WalkedAmount> walked(
            CrossRate cross, Optional<Rate> buy, Optional<Rate> sell, BigDecimal amount) {
        return buy.flatMap(first -> sell.map(second -> WalkedAmount.of(cross, first, second, amount)));
    }

    /** The corridor out of narrowed legs; the way back is another question, so it is left out. */
    private static CrossRate crossed(CrossRate published, Optional<Rate> buy, Optional<Rate> sell) {
        Optional<BigDecimal> rate = buy.filter(Rate::hasNumber).flatMap(first -> sell.filter(Rate::hasNumber)
                .flatMap(second ->
                        Crossing.rate(first.rate(), second.rate(), Optional.ofNullable(published.crossAdjustment()))));
        return new CrossRate(
                published.version(),
                published.rateId(),
                published.corridor(),
                rate.orElse(null),
                null,
                null,
                buy.map(Rate::withoutOffers).orElse(null),
                sell.map(Rate::withoutOffers).orElse(null),
                published.crossAdjustment(),
                rate.isPresent() ? null : UnavailableReason.LEG_UNAVAILABLE,
                Stream.of(buy, sell)
                        .flatMap(Optional::stream)
                        .map(Rate::observedAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(published.observedAt()),
                published.computedAt(),
                published.updatedAt(),
                published.settingsVersion());
    }
}
