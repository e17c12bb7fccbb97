package io.usdtaggregator.engine.updates;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the next computation must know of a published rate: the leg of a cross rate, and what a new figure is compared
 * with.
 *
 * @param rate as published, without its offers
 * @param content digest of all that callers see but instants: the same content keeps its id
 * @param booksSettings the settings version under which its books were filtered
 * @param last the last rate that had a number, where {@code rate} has none; {@code null} otherwise
 * @param heldRaw the raw figure that waits for a second read, {@code null} when none does
 * @param heldRate that figure as adjusted
 * @param heldObservedAt when that figure was read
 */
@JsonPropertyOrder("version")
public record PreviousRate(
        long version,
        Rate rate,
        String content,
        long booksSettings,
        @JsonInclude(JsonInclude.Include.NON_NULL) PricedRate last,
        BigDecimal heldRaw,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal heldRate,
        Instant heldObservedAt) {

    /** Of a rate that is published after {@code before}, with nothing held: a number outlives rates that have none. */
    public static PreviousRate of(Rate rate, long booksSettings, Optional<PreviousRate> before) {
        return new PreviousRate(
                rate.version(),
                rate.withoutOffers(),
                RateIdentity.content(rate),
                booksSettings,
                last(rate, before),
                null,
                null,
                null);
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
        return heldRaw != null && heldRaw.compareTo(raw) == 0;
    }

    /** The same with a figure that waits, which was read then. */
    PreviousRate holding(PricedRate waiting, Instant observedAt) {
        return new PreviousRate(
                version, rate, content, booksSettings, last, waiting.rawRate(), waiting.rate(), observedAt);
    }

    /** The last published rate that had a number, through empty reads and outages. */
    Optional<PricedRate> withNumber() {
        return rate.priced().or(() -> Optional.ofNullable(last));
    }

    private static PricedRate last(Rate rate, Optional<PreviousRate> before) {
        return rate.isPriced() ? null : before.flatMap(PreviousRate::withNumber).orElse(null);
    }
}
