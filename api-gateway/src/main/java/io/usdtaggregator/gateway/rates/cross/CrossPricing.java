package io.usdtaggregator.gateway.rates.cross;

import io.usdtaggregator.gateway.livedata.CrossWithLegs;
import io.usdtaggregator.gateway.livedata.CrossWithLegs.BothDirections;
import io.usdtaggregator.gateway.livedata.MarketSnapshot;
import io.usdtaggregator.gateway.livedata.RatesSnapshot;
import io.usdtaggregator.gateway.rates.cross.OtherDirection.MissingReason;
import io.usdtaggregator.model.choosing.PaymentChoice;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossAdjustment;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.CrossRuleChoice;
import io.usdtaggregator.model.crossing.Crossing;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.crossing.UnpricedCrossRate;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.settings.Settings;
import java.util.Optional;
import java.util.Set;

/**
 * Answers what is asked of a corridor out of one snapshot: the cross rate with the very legs that it was made from, so that
 * no number of the answer contradicts another (docs/domain.md, 5).
 */
public final class CrossPricing {
    private final Settings settings;
    private final RatesSnapshot rates;
    private final CrossShape shape;

    public CrossPricing(MarketSnapshot moment, CrossShape shape) {
        this.settings = moment.settings();
        this.rates = moment.rates();
        this.shape = shape;
    }

    /** The answer, or a problem that names every leg which has no usable rate. */
    public CrossAnswer answer(CrossQuestion question) {
        Corridor corridor = question.corridor();
        if (corridor.isIdentity()) {
            return shape.identity(question);
        }
        BothDirections published = rates.bothDirections(corridor)
                .orElseThrow(
                        () -> shape.missing(corridor, current(corridor.buyMarket()), current(corridor.sellMarket())));
        return question.asksForMethods()
                ? shape.answer(
                        narrowed(withOffers(published.there()), question),
                        OtherDirection.missing(MissingReason.PAYMENT_METHOD_ASKED),
                        question)
                : shape.answer(
                        question.needsOffers() ? withOffers(published.there()) : published.there(),
                        shape.back(published),
                        question);
    }

    /** What a recorded cross rate gives for a question, out of its legs' records. */
    public CrossAnswer recorded(CrossWithLegs record, CrossQuestion question) {
        return question.asksForMethods()
                ? shape.recorded(
                        narrowed(record, question),
                        OtherDirection.missing(MissingReason.PAYMENT_METHOD_ASKED),
                        question)
                : shape.recorded(record, OtherDirection.recorded(record.cross()), question);
    }

    private Optional<Rate> current(Market market) {
        return rates.rate(Rate.POLICY, market);
    }

    /**
     * The cross rate with legs that can be walked. Where those that it was made from are not known any more, it is made
     * anew of the legs of this snapshot, and has no record of its own.
     */
    private CrossWithLegs withOffers(CrossWithLegs published) {
        if (!published.cross().isPriced() || published.hasOffers()) {
            return published;
        }
        Corridor corridor = published.cross().corridor();
        RateProvenance made = published.cross().provenance();
        return crossed(
                published.cross(),
                new RateProvenance(made.version(), null, made.computedAt(), made.updatedAt(), made.settingsVersion()),
                current(corridor.buyMarket()),
                current(corridor.sellMarket()));
    }

    private CrossWithLegs narrowed(CrossWithLegs published, CrossQuestion question) {
        return crossed(
                published.cross(),
                published.cross().provenance(),
                narrowed(published.buy(), question.methodsFrom()),
                narrowed(published.sell(), question.methodsTo()));
    }

    private Optional<Rate> narrowed(Optional<Rate> leg, Set<String> methods) {
        return methods.isEmpty() ? leg : leg.map(rate -> new PaymentChoice(methods, settings).of(rate));
    }

    /** A cross rate of other legs, by its own rule. */
    private CrossWithLegs crossed(
            CrossRate published, RateProvenance provenance, Optional<Rate> buy, Optional<Rate> sell) {
        Optional<CrossAdjustment> rule = published.fold(
                priced -> priced.price().rule(),
                unpriced -> new CrossRuleChoice(settings.crossAdjustments()).of(unpriced.corridor()));
        CrossRate cross = buy.flatMap(Rate::priced)
                .flatMap(first -> sell.flatMap(Rate::priced)
                        .flatMap(second -> Crossing.rate(first.rate(), second.rate(), rule)
                                .<CrossRate>map(rate -> new PricedCrossRate(
                                        provenance,
                                        published.corridor(),
                                        new CrossPrice(rate, null, null, rule.orElse(null)),
                                        first,
                                        second))))
                .orElseGet(() -> UnpricedCrossRate.lackingLeg(provenance, published.corridor(), buy, sell));
        return new CrossWithLegs(cross, buy, sell);
    }
}
