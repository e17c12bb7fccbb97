package io.usdtaggregator.model.serving;

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
import io.usdtaggregator.model.serving.OtherDirection.MissingReason;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.CrossWithLegs;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/**
 * Answers what is asked of a corridor out of one snapshot: the cross rate with the very legs that it was made from, so that
 * no number of the answer contradicts another (docs/domain.md, 5).
 */
public record CrossPricing(Settings settings, RatesSnapshot rates, Freshness freshness) {

    /**
     * What answers a question.
     *
     * @param there the cross rate by the asked payment methods, with the offers of its legs where they are needed
     */
    public record Priced(CrossWithLegs there, OtherDirection back) {

        /** What this amount gets through both legs; empty without a price. */
        public Optional<WalkedAmount> walk(BigDecimal amount) {
            return there.cross().priced().map(cross -> WalkedAmount.of(cross, there, amount));
        }
    }

    /** Empty where nothing was published for the corridor. */
    public Optional<Priced> of(CrossQuestion question) {
        return rates.bothDirections(question.corridor())
                .map(published -> question.asksForMethods()
                        ? byMethods(withOffers(published.there()), question)
                        : new Priced(
                                question.needsOffers() ? withOffers(published.there()) : published.there(),
                                freshness.back(published)));
    }

    /** What a recorded cross rate gives for a question, out of its legs' records. */
    public Priced recorded(CrossWithLegs record, CrossQuestion question) {
        return question.asksForMethods()
                ? byMethods(record, question)
                : new Priced(record, OtherDirection.recorded(record.cross()));
    }

    /** The policy's rate of a market, as this snapshot has it. */
    public Optional<Rate> current(Market market) {
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

    private Priced byMethods(CrossWithLegs published, CrossQuestion question) {
        CrossWithLegs narrowed = crossed(
                published.cross(),
                published.cross().provenance(),
                narrowed(published.buy(), question.methodsFrom()),
                narrowed(published.sell(), question.methodsTo()));
        return new Priced(narrowed, OtherDirection.missing(MissingReason.PAYMENT_METHOD_ASKED));
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
