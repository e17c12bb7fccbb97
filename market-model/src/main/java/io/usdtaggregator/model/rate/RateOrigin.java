package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.market.Offer;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The platform that a rate was read on.
 *
 * @param platform whose offer is the best one
 * @param observedAt when that platform was read
 * @param fallbackReason why it is not the default platform, in one sentence; {@code null} without fallback
 * @param bookTimes when each platform of the rate's offers was read, where they are several
 */
public record RateOrigin(
        String platform,
        Instant observedAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String fallbackReason,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Instant> bookTimes) {

    public RateOrigin {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(observedAt, "observed_at");
        bookTimes = bookTimes == null ? Map.of() : Map.copyOf(bookTimes);
    }

    /** Of one book of the platform that was asked first. */
    public static RateOrigin of(String platform, Instant observedAt) {
        return new RateOrigin(platform, observedAt, null, Map.of());
    }

    /** Why another platform than the default one serves. */
    public Optional<String> fallback() {
        return Optional.ofNullable(fallbackReason);
    }

    /** The same for a best offer that may come from another book. */
    public RateOrigin of(Offer best) {
        return new RateOrigin(best.platform(), observedAtOf(best), fallbackReason, bookTimes);
    }

    /** When the book that an offer came from was read. */
    public Instant observedAtOf(Offer offer) {
        return bookTimes.getOrDefault(offer.platform(), observedAt);
    }
}
