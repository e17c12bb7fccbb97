package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Multi;
import io.usdtaggregator.base.internal.history.PublishedTick;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Ticks as CSV, read a page at a time and only as fast as they are taken: any length needs the memory of one page. */
@ApplicationScoped
public class TickExport {
    static final int PAGE = 1_000;

    private final TickReader reader;

    public TickExport(TickReader reader) {
        this.reader = reader;
    }

    /** A line of names first, then the ticks, oldest first, many lines an item. */
    Multi<String> csv(String subject, String source, Instant from, Instant to) {
        Multi<String> pages = Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(Cursor.start()), cursor -> reader.ticks(
                                subject, source, from, to, cursor.get(), PAGE)
                        .invoke(page -> lastOf(page).forEach(cursor::set)))
                .whilst(page -> page.size() == PAGE)
                .map(page ->
                        page.stream().map(tick -> line(subject, source, tick)).collect(Collectors.joining()));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(names()), pages);
    }

    private static Stream<Cursor> lastOf(List<PublishedTick> page) {
        return page.isEmpty()
                ? Stream.empty()
                : Stream.of(new Cursor(
                        page.get(page.size() - 1).at(),
                        page.get(page.size() - 1).rateId()));
    }

    private static String names() {
        return CsvText.line(
                Stream.of("at", "subject", "source", "rate", "raw_rate", "platform", "reason", "heartbeat", "rate_id"));
    }

    private static String line(String subject, String source, PublishedTick tick) {
        Stream.Builder<Object> cells = Stream.builder();
        cells.add(tick.at()).add(subject).add(source);
        cells.add(plain(tick.rate())).add(plain(tick.rawRate()));
        cells.add(tick.platform()).add(tick.reason()).add(tick.heartbeat()).add(tick.rateId());
        return CsvText.line(cells.build());
    }

    private static String plain(BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
