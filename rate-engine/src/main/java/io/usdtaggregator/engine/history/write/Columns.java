package io.usdtaggregator.engine.history.write;

import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** Rows as a statement with {@code unnest} takes them: an array for each column, added to its values one after the other. */
record Columns<R>(List<R> rows, Tuple values) {

    <T> Columns<R> add(Function<R, T> value, IntFunction<T[]> array) {
        values.addValue(rows.stream().map(value).toArray(array));
        return this;
    }

    Columns<R> longs(Function<R, Long> value) {
        return add(value, Long[]::new);
    }

    Columns<R> integers(Function<R, Integer> value) {
        return add(value, Integer[]::new);
    }

    Columns<R> booleans(Function<R, Boolean> value) {
        return add(value, Boolean[]::new);
    }

    Columns<R> texts(Function<R, String> value) {
        return add(value, String[]::new);
    }

    Columns<R> instants(Function<R, Instant> value) {
        return add(
                row -> value.apply(row) == null ? null : value.apply(row).atOffset(ZoneOffset.UTC),
                OffsetDateTime[]::new);
    }

    Columns<R> numbers(Function<R, BigDecimal> value) {
        return add(row -> value.apply(row) == null ? null : Numeric.create(value.apply(row)), Numeric[]::new);
    }
}
