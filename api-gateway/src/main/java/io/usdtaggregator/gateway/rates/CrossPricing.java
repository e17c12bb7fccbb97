package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.livedata.RatesSnapshot;
import io.usdtaggregator.model.choosing.PaymentChoice;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.Crossing;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.crossing.UnpricedCrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

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
        return shape.answer(cross, question.amount().flatMap(amount -> cross.priced()
                .flatMap(priced -> walked(priced, buy, sell, amount))));
    }

    private static Optional<Rate> leg(RatesSnapshot board, Market market, Optional<String> method, Settings settings) {
        Optional<Rate> published = board.rate(Rate.POLICY, market);
        return method.isEmpty()
                ? published
                : published.map(rate -> new PaymentChoice(Set.of(method.get()), settings).of(rate));
    }

    private static Optional<WalkedAmount> walked(
            PricedCrossRate cross, Optional<Rate> buy, Optional<Rate> sell, BigDecimal amount) {
        return buy.flatMap(Rate::priced).flatMap(first -> sell.flatMap(Rate::priced)
                .map(second -> WalkedAmount.of(cross, first, second, amount)));
    }

    /** The corridor out of narrowed legs; the way back is another question, so it is left out. */
    private static CrossRate crossed(CrossRate published, Optional<Rate> buy, Optional<Rate> sell) {
        Optional<CrossAdjustment> rule =
                published.priced().flatMap(priced -> priced.price().rule());
        return buy.flatMap(Rate::priced)
                .flatMap(first -> sell.flatMap(Rate::priced)
                        .flatMap(second -> Crossing.rate(first.rate(), second.rate(), rule)
                                .<CrossRate>map(rate -> new PricedCrossRate(
                                        published.provenance(),
                                        published.corridor(),
                                        new CrossPrice(rate, null, null, rule.orElse(null)),
                                        first,
                                        second))))
                .orElseGet(() -> UnpricedCrossRate.lackingLeg(published.provenance(), published.corridor(), buy, sell));
    }
}
