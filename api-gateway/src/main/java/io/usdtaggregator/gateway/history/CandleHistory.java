package io.usdtaggregator.gateway.history;

import io.usdtaggregator.base.internal.history.Candle;
import io.usdtaggregator.base.internal.history.CandleList;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Candles, oldest first; a bucket without ticks is absent. */
record CandleHistory(List<CandleAnswer> candles, boolean sandbox) {

    static CandleHistory of(CandleList list, boolean sandbox) {
        return new CandleHistory(list.candles().stream().map(CandleAnswer::of).toList(), sandbox);
    }

    /** Open, high, low and close of one bucket, and of how many ticks. */
    record CandleAnswer(Instant start, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long count) {

        static CandleAnswer of(Candle candle) {
            return new CandleAnswer(
                    candle.start(), candle.open(), candle.high(), candle.low(), candle.close(), candle.count());
        }
    }
}
