package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.adjusting.RuleChoice;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
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
    private final SourceChoice sources;
    private final RuleChoice rules;

    public RateCalculation(Settings settings) {
        this.settings = settings;
        this.sources = new SourceChoice(settings);
        this.rules = new RuleChoice(settings.adjustments());
    }

    /**
     * The zone's reference rate, of all platforms and payment methods together: what a market of few merchants is compared with.
     * Empty where the zone has too few merchants itself.
     */
    public Optional<BigDecimal> zoneReference(MarketBooks zone, Instant now) {
        return sources.zoneReference(zone, now);
    }

    /** The rate of a zone, or of a country of which the zone's books are not known. */
    public Rate make(String source, MarketBooks books, Instant now, long version) {
        Optional<BigDecimal> reference = books.market().isZone() ? zoneReference(books, now) : Optional.empty();
        return make(source, books, reference, now, version);
    }

    /**
     * The rate of one source, not yet named (its {@code rate_id} is {@code null}) nor compared with the other side.
     *
     * @param zoneReference {@link #zoneReference} of the market's zone, on the same side
     */
    public Rate make(String source, MarketBooks books, Optional<BigDecimal> zoneReference, Instant now, long version) {
        Choice choice = sources.choose(source, books, zoneReference, now);
        return choice.offers().isEmpty()
                ? without(source, books.market(), choice, now, version)
                : of(source, books.market(), choice, now, version);
    }

    private Rate of(String source, Market market, Choice choice, Instant now, long version) {
        Optional<Adjustment> rule = rules.inForce(market, now);
        RatePrice price = new OfferFigures(choice.filtered()).price(rule);
        return new PricedRate(
                RateProvenance.unnamed(version, now, settings.version()),
                market,
                source,
                price,
                choice.origin().orElseThrow(),
                quality(choice, rule.isPresent() && price.rule().isEmpty()),
                choice.filtered());
    }

    private Rate without(String source, Market market, Choice choice, Instant now, long version) {
        return new UnpricedRate(
                RateProvenance.unnamed(version, now, settings.version()),
                market,
                source,
                choice.reason().orElseThrow(),
                quality(choice, false),
                choice.origin().orElse(null),
                choice.filtered());
    }

    private Quality quality(Choice choice, boolean ruleSkipped) {
        Set<BookFlag> flags = EnumSet.noneOf(BookFlag.class);
        flags.addAll(choice.flags());
        if (ruleSkipped) {
            flags.add(BookFlag.RULE_SKIPPED);
        }
        Quality quality = new OfferFigures(choice.filtered())
                .quality(settings.confidence(), choice.offersSeen(), choice.excluded(), flags);
        if (!choice.wasLookedThrough()) {
            quality = quality.without(BookFlag.THIN_BOOK);
        }
        return choice.allFresh() ? quality : quality.ofStaleBooks();
    }
}
