package io.usdtaggregator.gateway.history;

import io.usdtaggregator.base.internal.history.PublishedTick;
import io.usdtaggregator.base.internal.history.TickPage;
import io.usdtaggregator.gateway.documentation.Formats;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A page of published changes, oldest first.
 *
 * @param nextCursor {@code null} on the last page
 */
@Schema(name = "Ticks")
record TickHistory(
        List<TickAnswer> ticks,

        @Schema(nullable = true, pattern = "^[A-Za-z0-9_-]+$", description = "For `cursor`; null on the last page.")
        String nextCursor,

        boolean sandbox) {

    static TickHistory of(TickPage page, boolean sandbox) {
        return new TickHistory(page.ticks().stream().map(TickAnswer::of).toList(), page.nextCursor(), sandbox);
    }

    /**
     * One published change.
     *
     * @param reason why there is no rate, {@code null} with one
     * @param heartbeat nothing changed
     * @param observedAt {@code null} for a heartbeat and without a rate
     */
    @Schema(name = "Tick")
    record TickAnswer(
            @Schema(pattern = Formats.RATE_ID) String rateId,
            @Schema(description = "When it was published.") Instant at,

            @Schema(nullable = true, description = "Null when there was none, then `reason` says why.")
            BigDecimal rate,

            @Schema(nullable = true, description = "Before adjustment; null too for a corridor.")
            BigDecimal rawRate,

            @Schema(
                    nullable = true,
                    description = "Whose offer was the best one; null without a rate, and for a corridor.")
            String platform,

            @Schema(
                    nullable = true,
                    enumeration = {
                        "no_book",
                        "no_eligible_offers",
                        "too_old",
                        "max_age_exceeded",
                        "no_offer_with_payment_method",
                        "leg_unavailable"
                    },
                    description = "Why there was no rate; null where there was one.")
            String reason,

            @Schema(description = "Nothing changed: an hourly sign that the rate still stands.")
            boolean heartbeat,

            @Schema(
                    nullable = true,
                    description =
                            "When the platform was read; null where there is no number, and where an unchanged rate only "
                                    + "shows that it still stands.")
            Instant observedAt) {

        /** The engine keeps a reason by its name in the code; answers have one word for it everywhere. */
        static TickAnswer of(PublishedTick tick) {
            return new TickAnswer(
                    tick.rateId(),
                    tick.at(),
                    tick.rate(),
                    tick.rawRate(),
                    tick.platform(),
                    tick.reason() == null ? null : tick.reason().toLowerCase(Locale.ROOT),
                    tick.heartbeat(),
                    tick.observedAt());
        }
    }
}
