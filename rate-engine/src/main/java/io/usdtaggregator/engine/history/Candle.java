package io.usdtaggregator.engine.history;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import java.time.Instant;

/** One bucket of ticks; a bucket without any is absent. */
public record Candle(Instant start, BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close, long count) {

    static Candle of(Row row) {
        return new Candle(
                row.getOffsetDateTime("start").toInstant(),
                row.getBigDecimal("open"),
                row.getBigDecimal("high"),
                row.getBigDecimal("low"),
                row.getBigDecimal("close"),
                row.getLong("count"));
    }
}
