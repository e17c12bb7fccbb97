package io.usdtaggregator.engine.updates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.usdtaggregator.model.choosing.MarketBooks;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.settings.Settings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the next computation must know of a published rate: the leg of a cross rate, and what a new figure is compared
 * with.
 *
 * @param rate as published, without its offers
 * @param content digest of all that callers see but instants: the same content keeps its id
 * @param booksSettings the settings version under which its books were filtered
 * @param last the last rate that had a number, where {@code rate} has none; {@code null} otherwise
 * @param held the figure that waits for a second read, {@code null} when none does
 * @param restored where the rate was restored from history; {@code null} once it was published anew
 */
@JsonPropertyOrder("version")
public record PreviousRate(
        long version,
        Rate rate,
        String content,
        long booksSettings,
        @JsonInclude(JsonInclude.Include.NON_NULL) PricedRate last,
        @JsonInclude(JsonInclude.Include.NON_NULL) HeldFigure held,
        @JsonInclude(JsonInclude.Include.NON_NULL) RestoredRate restored) {

    /**
     * A figure that waits for a second read.
     *
     * @param observedAt when it was read
     */
    record HeldFigure(BigDecimal rawRate, BigDecimal rate, Instant observedAt) {}

    /** Of a rate that is published after {@code before}, with nothing held: a number outlives rates that have none. */
    public static PreviousRate of(Rate rate, long booksSettings, Optional<PreviousRate> before) {
        return new PreviousRate(
                rate.version(),
                rate.withoutOffers(),
                RateIdentity.content(rate),
                booksSettings,
                last(rate, before),
                null,
                null);
    }

    /**
     * Of a published rate that history gave back, with its offers.
     *
     * @param last the last one that had a number, where this one has none
     */
    public static PreviousRate restored(Rate whole, Optional<PricedRate> last, RestoredRate restored) {
        return new PreviousRate(
                whole.version(),
                whole.withoutOffers(),
                RateIdentity.content(whole),
                whole.settingsVersion(),
                last.map(PricedRate::withoutOffers).orElse(null),
                null,
                restored);
    }

    /** Whether callers would be given the same answer by this rate, but for instants. */
    boolean hasContentOf(Rate computed) {
        return RateIdentity.content(computed).equals(content);
    }

    /** Whether a rate of the same content is of the same reads and settings too: then there is nothing to publish. */
    boolean standsFor(Rate same) {
        return rate.optionalOrigin().equals(same.optionalOrigin()) && rate.settingsVersion() == same.settingsVersion();
    }

    /** A computation that changed nothing keeps the name of this one, and the instant at which its figure changed. */
    RateProvenance named(RateProvenance computed) {
        return computed.named(rate.rateId(), rate.updatedAt());
    }

    /** Whether this raw figure is the one that waits. */
    boolean isHolding(BigDecimal raw) {
        return held != null && held.rawRate().compareTo(raw) == 0;
    }

    /** The same with a figure that waits, which was read then. */
    PreviousRate holding(PricedRate waiting, Instant observedAt) {
        return new PreviousRate(
                version,
                rate,
                content,
                booksSettings,
                last,
                new HeldFigure(waiting.rawRate(), waiting.rate(), observedAt),
                restored);
    }

    /** The last published rate that had a number, through empty reads and outages. */
    Optional<PricedRate> withNumber() {
        return rate.priced().or(() -> Optional.ofNullable(last));
    }

    /** Whether it was restored and its books are still being read again, so that it stands: see {@link RestoredRate}. */
    public boolean standsUntilItsBooksAreRead(
            Settings settings, Rate computed, Map<Market, MarketBooks> read, Instant now) {
        return restored != null && restored.stands(settings, rate, computed, read, now);
    }

    private static PricedRate last(Rate rate, Optional<PreviousRate> before) {
        return rate.isPriced() ? null : before.flatMap(PreviousRate::withNumber).orElse(null);
    }
}
