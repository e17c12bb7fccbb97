package io.usdtaggregator.endtoend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourceUseTest {
    private static final ResourceUse BEFORE = use(40_000, 60, 120);

    @Test
    void what_stays_about_as_it_was_is_no_leak() {
        assertEquals(List.of(), use(55_000, 90, 300).leaksSince(BEFORE));
    }

    @Test
    void what_grew_is_named_with_its_figures() {
        assertEquals(
                List.of("rate-engine: heap, KiB grew from 40000 to 90000"),
                use(90_000, 60, 120).leaksSince(BEFORE));
        assertEquals(
                List.of("rate-engine: open files and sockets grew from 60 to 200", "Redis: keys grew from 120 to 1000"),
                use(40_000, 200, 1_000).leaksSince(BEFORE));
    }

    private static ResourceUse use(long heap, long files, long keys) {
        return new ResourceUse(Map.of(
                "rate-engine: heap, KiB", heap, "rate-engine: open files and sockets", files, "Redis: keys", keys));
    }
}
