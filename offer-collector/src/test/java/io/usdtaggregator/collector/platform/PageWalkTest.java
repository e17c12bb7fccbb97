package io.usdtaggregator.collector.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.ReadStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class PageWalkTest {
    private static final Uni<Page> MORE = Uni.createFrom().item(new Page.Offers(List.of(), List.of(), false));

    @Test
    void an_adapter_that_throws_or_fails_ends_the_read_as_malformed() {
        assertEquals(
                ReadStatus.MALFORMED,
                read(Permits.unlimited(), page -> {
                            throw new IllegalStateException("surprise");
                        })
                        .status());
        assertEquals(
                ReadStatus.MALFORMED,
                read(Permits.unlimited(), page -> Uni.createFrom().failure(new IllegalStateException("surprise")))
                        .status());
    }

    @Test
    void each_page_needs_a_permit_and_a_refused_one_ends_the_read() {
        AtomicInteger asked = new AtomicInteger();
        Permits two = () -> Uni.createFrom()
                .item(() -> asked.incrementAndGet() <= 2
                        ? Optional.empty()
                        : Optional.of(new ReadOutcome.Throttled(Optional.empty(), "spent")));
        AtomicInteger pages = new AtomicInteger();
        ReadOutcome outcome = read(two, page -> {
            pages.incrementAndGet();
            return MORE;
        });
        assertEquals(ReadStatus.THROTTLED, outcome.status());
        assertEquals(2, pages.get());
    }

    private static ReadOutcome read(Permits permits, IntFunction<Uni<Page>> pages) {
        return PageWalk.read(5, permits, pages).await().indefinitely();
    }

    @Test
    void a_malformed_offer_that_an_earlier_page_named_counts_once() {
        ReadOutcome outcome = read(Permits.unlimited(), page -> Uni.createFrom()
                .item(new Page.Offers(
                        List.of(),
                        page == 1
                                ? List.of(malformed("a"), malformed("a"), malformed(null))
                                : List.of(malformed("a"), malformed("b"), malformed(null)),
                        page == 2)));

        assertEquals(
                Arrays.asList("a", "a", null, "b", null),
                ((ReadOutcome.Read) outcome)
                        .dropped().stream().map(DroppedOffer::offerId).toList());
    }

    private static DroppedOffer malformed(String id) {
        return new DroppedOffer(id, DropReason.MALFORMED, "price is missing", null);
    }
}
