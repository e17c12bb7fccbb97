package io.usdtaggregator.engine.rates;

import io.usdtaggregator.engine.alerting.Concern;
import io.usdtaggregator.engine.alerting.Concern.Kind;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.freshness.FreshnessLimits;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.number.Decimals;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What staff should know of a rate and of the books behind it (docs/domain.md, 8). Pure. */
final class RateConcerns {
    private final Settings settings;
    private final Instant now;

    RateConcerns(Settings settings, Instant now) {
        this.settings = settings;
        this.now = now;
    }

    /** @param last the last published rate that had a number */
    List<Concern> of(Rate rate, Optional<PricedRate> last) {
        if (!rate.source().equals(Rate.POLICY)) {
            return List.of();
        }
        List<Concern> concerns = new ArrayList<>();
        rate.priced().ifPresent(priced -> concerns.addAll(ofPrice(priced, last)));
        // A market where nobody ever traded is no news, however often it is read.
        if (has(rate, BookFlag.THIN_BOOK) && (rate.isPriced() || last.isPresent())) {
            concerns.add(about(rate, Kind.THIN_BOOK, "only " + rate.quality().offersEligible() + " eligible offers"));
        }
        return concerns;
    }

    private List<Concern> ofPrice(PricedRate rate, Optional<PricedRate> last) {
        List<Concern> concerns = new ArrayList<>();
        last.filter(old -> Moves.percent(old.rate(), rate.rate())
                                .compareTo(settings.alerts().variationPercent())
                        > 0)
                .ifPresent(old -> concerns.add(about(
                        rate,
                        Kind.VARIATION,
                        "rate moved from " + text(old.rate()) + " to " + text(rate.rate()) + ": "
                                + MoveExplanation.of(old, rate))));
        rate.origin()
                .fallback()
                .ifPresent(why -> concerns.add(about(rate, Kind.FALLBACK, rate.platform() + " serves: " + why)));
        if (has(rate, BookFlag.RULE_SKIPPED)) {
            concerns.add(about(
                    rate, Kind.RULE_SKIPPED, "the rule would have made " + text(rate.rawRate()) + " zero or less"));
        }
        return concerns;
    }

    /** @param last the number that {@code made} is too far from */
    List<Concern> held(PricedRate made, PricedRate last) {
        return made.source().equals(Rate.POLICY)
                ? List.of(about(made, Kind.HELD_BACK, whatMoved(made, last) + " and waits for a second read"))
                : List.of();
    }

    private String whatMoved(PricedRate made, PricedRate last) {
        boolean rawMoved = Moves.percent(last.rawRate(), made.rawRate())
                        .compareTo(settings.alerts().holdBackPercent())
                > 0;
        if (rawMoved) {
            return "raw rate moved from " + text(last.rawRate()) + " to " + text(made.rawRate()) + " on "
                    + made.platform();
        }
        String skipped = has(made, BookFlag.RULE_SKIPPED) ? "; the rule would have left zero or less" : "";
        return "rate moved from " + text(last.rate()) + " to " + text(made.rate()) + " ("
                + MoveExplanation.of(last, made) + skipped + ")";
    }

    /** Of every book that is not too old, whether it serves or not; both sides of a place are one concern. */
    List<Concern> ofBooks(Collection<MarketBooks> sides) {
        return sides.stream()
                .flatMap(side -> side.byPlatform().values().stream())
                .filter(book -> book.flags().contains(BookFlag.SIDE_SUSPECT))
                .filter(book -> FreshnessLimits.of(settings, book.platform()).status(book.observedAt(), now)
                        != FreshnessStatus.UNAVAILABLE)
                .map(RateConcerns::place)
                .distinct()
                .sorted()
                .map(key -> new Concern(Kind.SIDE_SUSPECT, key, "BUY prices lie below SELL prices"))
                .toList();
    }

    private static String place(OfferBook book) {
        return book.platform() + ":" + Place.of(book.market()).key();
    }

    private static boolean has(Rate rate, BookFlag flag) {
        return rate.quality().flags().contains(flag);
    }

    private static Concern about(Rate rate, Kind kind, String message) {
        return new Concern(kind, rate.market().key(), message);
    }

    private static String text(BigDecimal number) {
        return Decimals.plain(number).toPlainString();
    }
}
