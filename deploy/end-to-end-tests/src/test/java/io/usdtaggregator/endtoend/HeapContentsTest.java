package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HeapContentsTest {
    private static final String HISTOGRAM = """
            4711:
             num     #instances         #bytes  class name (module)
            -------------------------------------------------------
               1:         96796        6302088  [B (java.base@17.0.15)
               2:            12          40960  io.usdtaggregator.market.Rate
            Total        533018        6343048
            """;

    @Test
    void it_is_read_as_the_jdk_writes_it() {
        assertEquals(
                Map.of("[B", 6_302_088L, "io.usdtaggregator.market.Rate", 40_960L),
                HeapContents.parse(HISTOGRAM).bytes());
        assertEquals(6194, HeapContents.parse(HISTOGRAM).kib());
    }

    @Test
    void what_grew_most_comes_first() {
        HeapContents before = new HeapContents(Map.of("[B", 4096L, "a.Old", 8192L));

        assertEquals(
                List.of("io.usdtaggregator.market.Rate +40 KiB", "[B +12 KiB"),
                new HeapContents(Map.of("[B", 16_384L, "a.Old", 8192L, "io.usdtaggregator.market.Rate", 40_960L))
                        .grewMostSince(before, 5));
    }
}
