package io.usdtaggregator.collector.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.model.market.BookFlag;
import io.usdtaggregator.model.market.DropReason;
import io.usdtaggregator.model.market.DroppedOffer;
import io.usdtaggregator.model.market.Merchant;
import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.reads.ReadStatus;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PageWalkTest {
    private static final Extent FULL = Extent.pagesOf(2);

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
            int asked1 = pages.incrementAndGet();
            return offers(FULL, "a" + asked1, "b" + asked1);
        });
        assertEquals(ReadStatus.THROTTLED, outcome.status());
        assertEquals(2, pages.get());
    }

    private static ReadOutcome read(Permits permits, IntFunction<Uni<Page>> pages) {
        return PageWalk.read(5, permits, pages).await().atMost(Duration.ofMinutes(1));
    }

    @Test
    void a_malformed_offer_that_an_earlier_page_named_counts_once() {
        ReadOutcome outcome = read(Permits.unlimited(), page -> Uni.createFrom()
                .item(new Page.Offers(
                        List.of(),
                        page == 1
                                ? List.of(malformed("a"), malformed("a"), malformed(null))
                                : List.of(malformed("a"), malformed("b"), malformed(null)),
                        page == 1 ? Extent.pagesOf(3) : Extent.pagesOf(9))));

        assertEquals(
                Arrays.asList("a", "a", null, "b", null),
                ((ReadOutcome.Read) outcome)
                        .dropped().stream().map(DroppedOffer::offerId).toList());
    }

    private static DroppedOffer malformed(String id) {
        return new DroppedOffer(id, DropReason.MALFORMED, "price is missing", null);
    }

    @Test
    void a_short_page_ends_the_read_only_where_the_platform_counts_no_more() {
        ReadOutcome.Read read =
                walked(Map.of(1, page(counted(4), "a"), 2, page(counted(4), "b", "c"), 3, page(counted(4), "d")));

        assertEquals(List.of("a", "b", "c", "d"), ids(read));
        assertEquals(Set.of(), read.flags());
    }

    @Test
    void without_a_count_a_short_page_is_the_last() {
        ReadOutcome.Read read = walked(Map.of(1, page(FULL, "a", "b"), 2, page(FULL, "c")));

        assertEquals(List.of("a", "b", "c"), ids(read));
        assertEquals(Set.of(), read.flags());
    }

    @Test
    void fewer_offers_than_counted_are_incomplete_after_page_1_was_read_once_more() {
        AtomicInteger first = new AtomicInteger();

        ReadOutcome.Read read = (ReadOutcome.Read) read(Permits.unlimited(), number -> {
            first.addAndGet(number == 1 ? 1 : 0);
            return Uni.createFrom().item(number == 1 ? page(counted(5), "a", "b") : page(counted(5)));
        });

        assertEquals(List.of("a", "b"), ids(read));
        assertEquals(Set.of(BookFlag.INCOMPLETE), read.flags());
        assertEquals(2, first.get());
    }

    @Test
    void an_empty_page_that_the_platform_promised_makes_the_read_incomplete() {
        Extent ofThree = FULL.followed(Optional.of(true));

        ReadOutcome.Read read = walked(Map.of(1, page(ofThree, "a", "b"), 2, page(ofThree)));

        assertEquals(Set.of(BookFlag.INCOMPLETE), read.flags());
    }

    @Test
    void a_platform_that_repeats_its_last_page_ends_the_read() {
        ReadOutcome.Read read =
                walked(Map.of(1, page(counted(9), "a", "b"), 2, page(counted(9), "c"), 3, page(counted(9), "c")));

        assertEquals(List.of("a", "b", "c"), ids(read));
        assertEquals(Set.of(BookFlag.INCOMPLETE), read.flags());
    }

    @Test
    void an_offer_that_moved_to_page_1_meanwhile_is_found_there_and_one_taken_down_is_not_kept() {
        AtomicInteger first = new AtomicInteger();

        ReadOutcome.Read read = (ReadOutcome.Read) read(Permits.unlimited(), number -> Uni.createFrom()
                .item(
                        number == 2
                                ? page(counted(3), "d")
                                : first.incrementAndGet() == 1
                                        ? page(counted(4), "a", "b")
                                        : page(counted(3), "b", "c")));

        assertEquals(List.of("b", "d", "c"), ids(read));
        assertEquals(Set.of(), read.flags());
    }

    @Test
    void an_offer_that_a_new_one_pushed_off_page_1_is_kept() {
        AtomicInteger first = new AtomicInteger();

        ReadOutcome.Read read = (ReadOutcome.Read) read(Permits.unlimited(), number -> Uni.createFrom()
                .item(
                        number == 2
                                ? page(counted(4), "c")
                                : first.incrementAndGet() == 1
                                        ? page(counted(3), "a", "b")
                                        : page(counted(4), "new", "a")));

        assertEquals(List.of("a", "b", "c", "new"), ids(read));
        assertEquals(Set.of(), read.flags());
    }

    @Test
    void without_a_permit_for_page_1_once_more_the_read_says_that_it_is_incomplete() {
        AtomicInteger asked = new AtomicInteger();
        Permits two = () -> Uni.createFrom()
                .item(() -> asked.incrementAndGet() <= 2
                        ? Optional.empty()
                        : Optional.of(new ReadOutcome.Throttled(Optional.empty(), "spent")));

        ReadOutcome.Read read = (ReadOutcome.Read)
                read(two, number -> Uni.createFrom().item(number == 1 ? page(counted(5), "a", "b") : page(counted(5))));

        assertEquals(Set.of(BookFlag.INCOMPLETE), read.flags());
    }

    @Test
    void a_count_below_what_page_1_shows_ends_no_read() {
        for (int count : new int[] {0, 1}) {
            ReadOutcome.Read read = walked(
                    Map.of(1, page(counted(count), "a", "b"), 2, page(counted(count), "c", "d"), 3, page(counted(2))));

            assertEquals(List.of("a", "b", "c", "d"), ids(read));
            assertEquals(Set.of(), read.flags());
        }
    }

    @Test
    void a_list_without_bounds_is_cut_and_says_so() {
        String[] ids = IntStream.range(0, CollectedRows.MOST + 1)
                .mapToObj(String::valueOf)
                .toArray(String[]::new);

        ReadOutcome.Read read = walked(Map.of(1, page(FULL, ids)));

        assertEquals(CollectedRows.MOST, read.offers().size());
        assertEquals(Set.of(BookFlag.CUT_AT_CEILING), read.flags());
    }

    @Test
    void a_count_that_makes_no_sense_is_none() {
        assertEquals(
                Optional.empty(),
                FULL.counting(Optional.of(new BigDecimal("-1"))).counted());
        assertEquals(
                Optional.empty(),
                FULL.counting(Optional.of(new BigDecimal("1e30"))).counted());
        assertEquals(
                Optional.of(45L),
                FULL.counting(Optional.of(new BigDecimal("45"))).counted());
    }

    private static ReadOutcome.Read walked(Map<Integer, Page> pages) {
        return (ReadOutcome.Read)
                read(Permits.unlimited(), number -> Uni.createFrom().item(pages.get(number)));
    }

    private static Extent counted(int all) {
        return FULL.counting(Optional.of(BigDecimal.valueOf(all)));
    }

    private static Uni<Page> offers(Extent extent, String... ids) {
        return Uni.createFrom().item(page(extent, ids));
    }

    private static Page page(Extent extent, String... ids) {
        return new Page.Offers(Stream.of(ids).map(PageWalkTest::offer).toList(), List.of(), extent);
    }

    private static Offer offer(String id) {
        BigDecimal one = BigDecimal.ONE;
        Merchant nobody = new Merchant(null, null, null, null, null);
        return new Offer("test", id, one, one, BigDecimal.ZERO, one, List.of(), nobody);
    }

    private static List<String> ids(ReadOutcome.Read read) {
        return read.offers().stream().map(Offer::offerId).toList();
    }
}
