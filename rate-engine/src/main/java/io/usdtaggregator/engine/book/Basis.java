package io.usdtaggregator.engine.book;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What the next computation must know of a published rate: the leg of a cross rate, and what a new figure is compared
 * with.
 *
 * @param rate as published, without its offers
 * @param content digest of all that callers see; the same content is not published again
 * @param booksSettings the settings version under which its books were filtered
 * @param last the last rate that had a number, where {@code rate} has none; {@code null} otherwise
 * @param heldRaw the raw figure that waits for a second read, {@code null} when none does
 * @param heldObservedAt when that figure was read
 */
@JsonPropertyOrder("version")
public record Basis(
        long version,
        Rate rate,
        String content,
        long booksSettings,
        @JsonInclude(JsonInclude.Include.NON_NULL) PricedRate last,
        BigDecimal heldRaw,
        Instant heldObservedAt) {

    /** Of a rate that is published after {@code before}, with nothing held: a number outlives rates that have none. */
    static Basis of(Rate rate, String content, long booksSettings, Optional<Basis> before) {
        return new Basis(rate.version(), rate.withoutOffers(), content, booksSettings, last(rate, before), null, null);
    }

    /** The same with a figure that waits. */
    Basis holding(BigDecimal raw, Instant observedAt) {
        return new Basis(version, rate, content, booksSettings, last, raw, observedAt);
    }

    /** The last published rate that had a number, through empty reads and outages. */
    Optional<PricedRate> withNumber() {
        return rate.priced().or(() -> Optional.ofNullable(last));
    }

    private static PricedRate last(Rate rate, Optional<Basis> before) {
        return rate.isPriced() ? null : before.flatMap(Basis::withNumber).orElse(null);
    }
}
