package io.usdtaggregator.engine.rates;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.engine.history.write.HistoryEntry;
import io.usdtaggregator.model.rate.RateProvenance;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentPublicationsTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    private final List<Long> written = new ArrayList<>();
    private final RecentPublications recent = new RecentPublications(entries -> {
        entries.forEach(entry -> written.add(entry.made().version()));
        return Uni.createFrom().voidItem();
    });

    @Test
    void only_the_last_seconds_before_the_last_publication_are_kept() {
        recent.published(at(1, NOON), 1);
        recent.published(at(2, NOON.plusMillis(1)), 2);
        recent.published(at(3, NOON.plus(RecentPublications.KEPT).plusMillis(1)), 3);

        recent.write().await().indefinitely();

        assertEquals(List.of(2L, 3L), written);
    }

    @Test
    void only_so_many_are_kept() {
        LongStream.rangeClosed(1, RecentPublications.MOST + 7)
                .forEach(number -> recent.published(at(number, NOON), number));

        recent.write().await().indefinitely();

        assertEquals(RecentPublications.MOST, written.size());
        assertEquals(8, written.get(0));
    }

    @Test
    void an_engine_that_did_not_restore_the_rates_writes_its_own_records_too() {
        recent.published(at(1, NOON), 7_000);
        recent.published(at(2, NOON.plusMillis(200)), 7_001);
        assertEquals(List.of(), written);

        recent.published(at(3, NOON.plus(Duration.ofMinutes(2))), 3);

        assertEquals(List.of(1L, 2L), written);
    }

    @Test
    void what_leaves_no_record_is_not_kept() {
        recent.published(HistoryEntry.EMPTY, 1);

        recent.write().await().indefinitely();

        assertEquals(List.of(), written);
    }

    private static HistoryEntry at(long version, Instant published) {
        return new HistoryEntry(RateProvenance.unnamed(version, published, 1), List.of(), List.of(), List.of("XOF:-"))
                .published(published);
    }
}
