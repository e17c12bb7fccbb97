package io.usdtaggregator.engine.updates;

import io.usdtaggregator.engine.alerts.AlertCondition;
import io.usdtaggregator.engine.history.write.TickKind;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Compares a computed rate with the one published before it: an unchanged answer keeps its id. Pure. */
public final class RateUpdates {
    private final RateAlerts alerts;
    private final Heartbeat heartbeat;
    private final Instant now;

    public RateUpdates(Settings settings, Instant now) {
        this.now = now;
        this.heartbeat = new Heartbeat(now);
        this.alerts = new RateAlerts(settings, now);
    }

    /** The computed rate is published. */
    public RateUpdate published(Rate computed, MarketBooks books, Optional<PreviousRate> before) {
        Rate rate = named(computed, computed.provenance(), books, before);
        return update(
                rate, PreviousRate.of(rate, books.filteredUnder(), before), books, before, alerts.of(rate, before));
    }

    /** The last published rate goes on, flagged; {@code published} is that rate whole. */
    public RateUpdate heldBack(PricedRate computed, Rate published, MarketBooks books, PreviousRate before) {
        boolean sameRead = before.isHolding(computed.rawRate());
        Rate flagged = named(
                published.withQuality(published.quality().flagged(BookFlag.HELD_BACK)),
                computed.provenance(),
                books,
                Optional.of(before));
        PreviousRate next = PreviousRate.of(flagged, before.booksSettings(), Optional.of(before))
                .holding(computed, sameRead ? before.held().observedAt() : computed.observedAt());
        RateUpdate update = update(
                flagged,
                next,
                books,
                Optional.of(before),
                alerts.held(computed, before.withNumber().orElseThrow()));
        return sameRead ? update : update.withPublish();
    }

    /** The rate under the id of the one before, where callers see the same in both; else under a new one. */
    private Rate named(Rate rate, RateProvenance computed, MarketBooks books, Optional<PreviousRate> before) {
        Rate made = rate.withProvenance(computed);
        return made.withProvenance(before.filter(previous -> previous.hasContentOf(made))
                .map(same -> same.named(computed))
                .orElseGet(() -> computed.named(RateIdentity.newId(made, books, before), now)));
    }

    private RateUpdate update(
            Rate rate, PreviousRate next, MarketBooks books, Optional<PreviousRate> before, List<AlertCondition> told) {
        Optional<PreviousRate> same =
                before.filter(previous -> previous.rate().rateId().equals(rate.rateId()));
        boolean newHour =
                same.filter(old -> heartbeat.isDue(old.rate().provenance())).isPresent();
        boolean publish = newHour || same.filter(old -> old.standsFor(rate)).isEmpty();
        Optional<TickKind> tick = same.isEmpty()
                ? Optional.of(TickKind.CHANGE)
                : Optional.of(TickKind.HEARTBEAT).filter(due -> newHour);
        return new RateUpdate(rate, next, publish, tick, books.versions(), told);
    }
}
