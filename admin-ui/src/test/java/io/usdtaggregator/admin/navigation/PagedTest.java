package io.usdtaggregator.admin.navigation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagedTest {
    private static final List<Integer> ALL = IntStream.range(0, 23).boxed().toList();

    @Test
    void every_row_stands_on_one_page_once_and_in_order() {
        List<Integer> seen = new ArrayList<>();
        Paged<Integer> page = page(1);
        seen.addAll(page.rows());
        while (page.hasMore()) {
            assertEquals("/list?page=" + (page.page() + 1), page.after());
            page = page(page.page() + 1);
            seen.addAll(page.rows());
        }

        assertEquals(ALL, seen);
        assertEquals(21, page.first());
        assertEquals(23, page.last());
        assertEquals("/list?page=2", page.before());
    }

    @Test
    void a_page_beyond_the_last_is_the_last() {
        assertEquals(3, page(999_999).page());
        assertEquals(1, Paged.of(List.of(), 7, 10, "").page());
    }

    @Test
    void what_fits_on_one_page_is_whole() {
        assertTrue(Paged.of(ALL, 1, 23, "").isWhole());
        assertFalse(page(1).isWhole());
    }

    @Test
    void the_page_of_a_row_is_found_and_without_the_row_the_wanted_one() {
        assertEquals(2, holding(10, 1).page());
        assertEquals(1, holding(9, 3).page());
        assertEquals(3, holding(100, 3).page());
    }

    private static Paged<Integer> holding(int row, int wanted) {
        return Paged.holding(ALL, each -> each == row, wanted, 10, "");
    }

    private static Paged<Integer> page(int wanted) {
        return Paged.of(ALL, wanted, 10, "/list?page=");
    }
}
