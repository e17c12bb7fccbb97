package io.usdtaggregator.engine.rates;

import io.usdtaggregator.engine.history.Tick;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.settings.Settings;
import java.time.Instant;
import java.util.Optional;

/** Compares a computed rate with the one published before it: an unchanged figure keeps its name. Pure. */
public final class RateUpdates {
    private final RateConcerns concerns;
    private final Heartbeat heartbeat;
    private final Instant now;

    public RateUpdates(Settings settings, Instant now) {
        this.now = now;
        this.heartbeat = new Heartbeat(now);
        this.concerns = new RateConcerns(settings, now);
    }

    /** The computed rate is published. */
    public RateUpdate published(Rate computed, MarketBooks books, Optional<PreviousRate> before) {
        RateIdentity identity = RateIdentity.of(computed, books, before);
        boolean same = before.filter(previous -> RateIdentity.sameFigure(previous.rate(), computed))
                .isPresent();
        Rate rate = computed.withProvenance(
                same
                        ? before.get().named(computed.provenance())
                        : computed.provenance().named(identity.rateId(), now));
        PreviousRate next = PreviousRate.of(rate, books.filteredUnder(), before);
        boolean newHour = same && heartbeat.isDue(before.get().rate().provenance());
        Optional<Tick> tick = same
                ? Optional.of(beat(rate, books)).filter(due -> newHour)
                : Optional.of(Ticks.of(rate, now, identity.digest(), false, MarketJson.write(books.versions())));
        return new RateUpdate(
                rate,
                next,
                !same || newHour || !next.content().equals(before.get().content()),
                tick,
                concerns.of(rate, before.flatMap(PreviousRate::withNumber)));
    }

    /** The last published rate goes on, flagged; {@code published} is that rate whole. */
    public RateUpdate heldBack(PricedRate computed, Rate published, MarketBooks books, PreviousRate before) {
        boolean sameRead = before.isHolding(computed.rawRate());
        Rate flagged = published
                .withProvenance(before.named(computed.provenance()))
                .withQuality(published.quality().flagged(BookFlag.HELD_BACK));
        PreviousRate next = PreviousRate.of(flagged, before.booksSettings(), Optional.of(before))
                .holding(computed, sameRead ? before.heldObservedAt() : computed.observedAt());
        boolean newHour = heartbeat.isDue(before.rate().provenance());
        return new RateUpdate(
                flagged,
                next,
                newHour || !sameRead || !next.content().equals(before.content()),
                Optional.of(beat(flagged, books)).filter(due -> newHour),
                concerns.held(computed, before.withNumber().orElseThrow()));
    }

    private Tick beat(Rate rate, MarketBooks books) {
        return Ticks.of(rate, now, heartbeat.digest(rate.rateId()), true, MarketJson.write(books.versions()));
    }
}
