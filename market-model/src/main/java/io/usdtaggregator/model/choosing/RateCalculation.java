package io.usdtaggregator.model.choosing;

import io.usdtaggregator.model.adjusting.RuleChoice;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.number.Median;
import io.usdtaggregator.model.rate.Adjustment;
import io.usdtaggregator.model.rate.Confidence;
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

    /** The rate of one source, not yet named (its {@code rate_id} is {@code null}) nor compared with the other side. */
    public Rate make(String source, MarketBooks books, Instant now, long version) {
        Choice choice = sources.choose(source, books, now);
        return choice.offers().isEmpty()
                ? without(source, books.market(), choice, now, version)
                : of(source, books.market(), choice, now, version);
    }

    private Rate of(String source, Market market, Choice choice, Instant now, long version) {
        Offer best = choice.offers().get(0);
        BigDecimal raw = Decimals.plain(best.price());
        Optional<Adjustment> rule = rules.inForce(market, now);
        Optional<Adjustment> applied = rule.filter(found -> found.applyTo(raw).signum() > 0);
        BigDecimal median = Median.of(choice.offers().stream().map(Offer::price).toList())
                .map(Decimals::plain)
                .orElseThrow();
        return new PricedRate(
                RateProvenance.unnamed(version, now, settings.version()),
                market,
                source,
                new RatePrice(applied.map(found -> found.applyTo(raw)).orElse(raw), raw, median, applied.orElse(null)),
                choice.origin().orElseThrow(),
                quality(choice, rule.isPresent() && applied.isEmpty()),
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
        int eligible = choice.offers().size();
        Set<BookFlag> flags = EnumSet.noneOf(BookFlag.class);
        flags.addAll(choice.flags());
        if (choice.wasLookedThrough() && eligible < settings.confidence().medium()) {
            flags.add(BookFlag.THIN_BOOK);
        }
        if (ruleSkipped) {
            flags.add(BookFlag.RULE_SKIPPED);
        }
        Confidence confidence = Confidence.of(
                eligible, settings.confidence().high(), settings.confidence().medium());
        return new Quality(confidence, choice.offersSeen(), eligible, choice.excluded(), flags);
    }
}
