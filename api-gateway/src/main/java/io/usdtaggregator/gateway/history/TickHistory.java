package io.usdtaggregator.gateway.history;

import io.usdtaggregator.base.internal.history.PublishedTick;
import io.usdtaggregator.base.internal.history.TickPage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A page of published changes, oldest first.
 *
 * @param nextCursor {@code null} on the last page
 */
record TickHistory(List<TickAnswer> ticks, String nextCursor, boolean sandbox) {

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
    record TickAnswer(
            String rateId,
            Instant at,
            BigDecimal rate,
            BigDecimal rawRate,
            String platform,
            String reason,
            boolean heartbeat,
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
