package io.usdtaggregator.gateway.history;

import io.usdtaggregator.base.internal.history.Candle;
import io.usdtaggregator.base.internal.history.CandleList;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Candles, oldest first; a bucket without ticks is absent. */
@Schema(name = "Candles")
record CandleHistory(List<CandleAnswer> candles, boolean sandbox) {

    static CandleHistory of(CandleList list, boolean sandbox) {
        return new CandleHistory(list.candles().stream().map(CandleAnswer::of).toList(), sandbox);
    }

    /** Open, high, low and close of one bucket, and of how many ticks. */
    @Schema(name = "Candle")
    record CandleAnswer(
            Instant start,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,

            @Schema(minimum = "1", description = "Ticks with a rate; a bucket without any is left out.")
            long count) {

        static CandleAnswer of(Candle candle) {
            return new CandleAnswer(
                    candle.start(), candle.open(), candle.high(), candle.low(), candle.close(), candle.count());
        }
    }
}
