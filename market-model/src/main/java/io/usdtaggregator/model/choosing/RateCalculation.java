package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.adjusting.RuleChoice;
import io.usdtaggregator.model.filtering.FilterPipeline;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Quality;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RatePrice;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnpricedRate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Makes a market's rate: chooses the offers, takes the best, adjusts it, and says how good it is. */
public final class RateCalculation {
    private final Settings settings;
    private final FilterPipeline filters;
    private final RuleChoice rules;

    public RateCalculation(Settings settings) {
        this.settings = settings;
        this.filters = new FilterPipeline(settings);
        this.rules = new RuleChoice(settings.adjustments());
    }

    /** A zone's offers, judged together once for all sources and for its countries. */
    public JudgedMarket judgeZone(MarketBooks zone, Instant now) {
        return JudgedMarket.ofZone(settings, filters, zone, now);
    }

    /** The offers of a country, judged together once for all sources; {@code zone} is its zone on the same side. */
    public JudgedMarket judge(MarketBooks country, JudgedMarket zone) {
        return new JudgedMarket(settings, filters, country, zone.now(), zone.reference());
    }

    /**
     * The zone's reference rate, of all platforms and payment methods together: what a market of few merchants is compared with.
     * Empty where the zone has too few merchants itself.
     */
    public Optional<BigDecimal> zoneReference(MarketBooks zone, Instant now) {
        return judgeZone(zone, now).reference();
    }

    /** The rate of a zone, or of a country of which the zone's books are not known. */
    public Rate make(String source, MarketBooks books, Instant now, long version) {
        return books.market().isZone()
                ? make(source, judgeZone(books, now), version)
                : make(source, books, Optional.empty(), now, version);
    }

    /** @param zoneReference {@link #zoneReference} of the market's zone, on the same side */
    public Rate make(String source, MarketBooks books, Optional<BigDecimal> zoneReference, Instant now, long version) {
        return make(source, new JudgedMarket(settings, filters, books, now, zoneReference), version);
    }

    /** The rate of one source, not yet named (its {@code rate_id} is {@code null}) nor compared with the other side. */
    public Rate make(String source, JudgedMarket market, long version) {
        Choice choice = market.choose(source);
        return choice.offers().isEmpty()
                ? without(source, market, choice, version)
                : of(source, market, choice, version);
    }

    private Rate of(String source, JudgedMarket market, Choice choice, long version) {
        Optional<Adjustment> rule = rules.inForce(market.market(), market.now());
        OfferFigures figures = market.figures(choice);
        RatePrice price = figures.price(rule);
        return new PricedRate(
                RateProvenance.unnamed(version, market.now(), settings.version()),
                market.market(),
                source,
                price,
                choice.origin().orElseThrow(),
                quality(choice, figures, rule.isPresent() && price.rule().isEmpty()),
                choice.filtered());
    }

    private Rate without(String source, JudgedMarket market, Choice choice, long version) {
        return new UnpricedRate(
                RateProvenance.unnamed(version, market.now(), settings.version()),
                market.market(),
                source,
                choice.reason().orElseThrow(),
                quality(choice, market.figures(choice), false),
                choice.origin().orElse(null),
                choice.filtered());
    }

    private Quality quality(Choice choice, OfferFigures figures, boolean ruleSkipped) {
        Set<BookFlag> flags = EnumSet.noneOf(BookFlag.class);
        flags.addAll(choice.flags());
        if (ruleSkipped) {
            flags.add(BookFlag.RULE_SKIPPED);
        }
        Quality quality = figures.quality(settings.confidence(), choice.offersSeen(), choice.excluded(), flags);
        if (!choice.wasLookedThrough()) {
            quality = quality.without(BookFlag.THIN_BOOK);
        }
        return choice.allFresh() ? quality : quality.ofStaleBooks();
    }
}
