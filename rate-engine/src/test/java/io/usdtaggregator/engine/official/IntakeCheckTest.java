package io.usdtaggregator.engine.official;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final BankDocument LAST = document("2026-11-27", "1.1500");
    private final IntakeCheck check = new IntakeCheck(7, new BigDecimal("20"));

    @ParameterizedTest
    @CsvSource({"2026-11-29,1.16", "2026-11-27,1.38", "2026-11-28,0.92", "2026-11-27,1.15"})
    void a_day_of_the_last_ones_and_a_figure_near_the_last_one_are_taken(String day, String figure) {
        assertEquals(Optional.empty(), check.refusal(document(day, figure), Optional.of(LAST), TODAY));
    }

    @Test
    void the_first_document_is_taken_whatever_its_figure() {
        assertEquals(Optional.empty(), check.refusal(document("2026-11-22", "2"), Optional.empty(), TODAY));
    }

    @Test
    void a_day_ahead_is_refused_for_it_would_not_be_too_old_for_years() {
        assertTrue(refusal("2030-01-01", "1.2000").contains("lies ahead"));
        assertTrue(refusal("2026-11-30", "1.15").contains("lies ahead"));
    }

    @Test
    void a_figure_a_hundred_times_the_last_one_is_refused() {
        assertTrue(refusal("2026-11-29", "114.00").contains("more than 20 % from 1.1500"));
        assertTrue(refusal("2026-11-29", "0.0001").contains("more than 20 %"));
    }

    @Test
    void a_day_of_more_than_a_week_ago_and_one_before_the_last_taken_are_refused() {
        assertTrue(refusal("2026-11-21", "1.15").contains("more than 7 days ago"));
        assertTrue(refusal("2026-11-26", "1.15").contains("before 2026-11-27"));
    }

    private String refusal(String day, String figure) {
        return check.refusal(document(day, figure), Optional.of(LAST), TODAY).orElseThrow();
    }

    private static BankDocument document(String day, String figure) {
        return new BankDocument(LocalDate.parse(day), new BigDecimal(figure));
    }
}
