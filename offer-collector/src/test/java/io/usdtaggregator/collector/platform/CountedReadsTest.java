package io.usdtaggregator.collector.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.platform.bitget.BitgetPages;
import io.usdtaggregator.collector.platform.kucoin.KucoinPages;
import io.usdtaggregator.collector.platform.mexc.MexcPages;
import io.usdtaggregator.model.market.BookFlag;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Platforms whose pages are shorter than asked, and which count all offers. */
class CountedReadsTest {

    @Test
    void kucoin_without_a_number_of_pages_is_read_on_by_its_count() {
        assertWhole(45, walk(20, 45, KucoinPages::counted, KucoinPages::page));
    }

    @Test
    void kucoin_with_an_empty_second_page_of_three_is_incomplete() {
        ReadOutcome.Read read = read(
                number -> number == 1 ? KucoinPages.ofThree(ids(0, 50)) : KucoinPages.ofThree(List.of()),
                KucoinPages::page);

        assertEquals(Set.of(BookFlag.INCOMPLETE), read.flags());
    }

    @Test
    void mexc_without_its_page_object_is_read_on_by_its_count() {
        assertWhole(45, walk(20, 45, MexcPages::counted, MexcPages::page));
    }

    @Test
    void bitget_without_its_word_on_the_next_page_is_read_on_by_its_count() {
        assertWhole(24, walk(10, 24, BitgetPages::counted, BitgetPages::page));
    }

    private static void assertWhole(int offers, ReadOutcome.Read read) {
        assertEquals(offers, read.offers().size());
        assertEquals(Set.of(), read.flags());
    }

    private static ReadOutcome.Read walk(
            int rows,
            int total,
            BiFunction<List<String>, Integer, String> body,
            BiFunction<Integer, JsonNode, Page> reading) {
        return read(number -> body.apply(ids((number - 1) * rows, Math.min(total, number * rows)), total), reading);
    }

    private static ReadOutcome.Read read(IntFunction<String> bodies, BiFunction<Integer, JsonNode, Page> reading) {
        return (ReadOutcome.Read) PageWalk.read(9, Permits.unlimited(), number -> Uni.createFrom()
                        .item(Recorded.answered(bodies.apply(number), json -> reading.apply(number, json))))
                .await()
                .atMost(Duration.ofMinutes(1));
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, Math.max(from, to)).mapToObj(i -> "O" + i).collect(Collectors.toList());
    }
}
