package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Offer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What 1 USDT costs in one market, as the rate-engine published it ("612.5" means: 612.5 XOF for 1 USDT).
 *
 * @param version only grows for one source and market; a smaller one arrives late and changes nothing
 * @param rateId ULID of the tick that recorded this figure: the same while rate, raw rate, platform, rule and reason
 *     are; what is around the figure (offers, median, quality, instants, settings version) may move on under it
 * @param source {@link #POLICY}, or the code of the one platform that a caller may name
 * @param platform whose offer is the best one; {@code null} without a rate
 * @param rate the adjusted rate; {@code null} when there is none, then {@code reason} says why
 * @param rawRate best price before adjustment
 * @param offers the eligible offers after the outlier cut, best first: what an amount walks
 * @param fallbackReason one sentence, {@code null} without fallback
 * @param observedAt when the platform of the best offer was read; {@code null} without a rate
 * @param updatedAt when the figure last changed
 * @param bookTimes when each platform of {@code offers} was read, where they are several
 */
@JsonPropertyOrder("version")
public record Rate(
        long version,
        String rateId,
        Market market,
        String source,
        String platform,
        BigDecimal rate,
        BigDecimal rawRate,
        BigDecimal median,
        Adjustment adjustment,
        Quality quality,
        List<Offer> offers,
        boolean fallback,
        String fallbackReason,
        UnavailableReason reason,
        Instant observedAt,
        Instant computedAt,
        Instant updatedAt,
        long settingsVersion,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Instant> bookTimes) {

    /** The source whose rate callers get who name no platform: chosen by staff's source policy. */
    public static final String POLICY = "policy";

    public Rate {
        if (rate == null && reason == null) {
            throw new IllegalArgumentException("a rate without a number must say why");
        }
        offers = offers == null ? List.of() : List.copyOf(offers);
        bookTimes = bookTimes == null ? Map.of() : Map.copyOf(bookTimes);
    }

    /** Of the offers of one book. */
    public Rate(
            long version,
            String rateId,
            Market market,
            String source,
            String platform,
            BigDecimal rate,
            BigDecimal rawRate,
            BigDecimal median,
            Adjustment adjustment,
            Quality quality,
            List<Offer> offers,
            boolean fallback,
            String fallbackReason,
            UnavailableReason reason,
            Instant observedAt,
            Instant computedAt,
            Instant updatedAt,
            long settingsVersion) {
        this(
                version,
                rateId,
                market,
                source,
                platform,
                rate,
                rawRate,
                median,
                adjustment,
                quality,
                offers,
                fallback,
                fallbackReason,
                reason,
                observedAt,
                computedAt,
                updatedAt,
                settingsVersion,
                Map.of());
    }

    /** When the book that one of its offers came from was read. */
    public Instant observedAtOf(Offer offer) {
        return bookTimes.getOrDefault(offer.platform(), observedAt);
    }

    @JsonIgnore
    public boolean hasNumber() {
        return rate != null;
    }

    /** The same without its offers: how it stands as a leg of a cross rate and in history. */
    public Rate withoutOffers() {
        return new Rate(
                version,
                rateId,
                market,
                source,
                platform,
                rate,
                rawRate,
                median,
                adjustment,
                quality,
                List.of(),
                fallback,
                fallbackReason,
                reason,
                observedAt,
                computedAt,
                updatedAt,
                settingsVersion);
    }
}
