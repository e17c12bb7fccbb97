package io.usdtaggregator.admin.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedTimeTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @ParameterizedTest
    @CsvSource({
        "2026-08-21T12:00, Africa/Abidjan, 2026-08-21T12:00:00Z",
        "2026-08-21T12:00, Africa/Lagos, 2026-08-21T11:00:00Z",
        "2026-08-21T12:00:30, Europe/Paris, 2026-08-21T10:00:30Z",
        "2026-12-21T12:00, Europe/Paris, 2026-12-21T11:00:00Z",
        "2026-08-21T12:00:00Z, Europe/Paris, 2026-08-21T12:00:00Z"
    })
    void a_time_is_meant_where_the_reader_is(String typed, ZoneId zone, Instant meant) {
        assertEquals(meant, TypedTime.instant("at", typed, zone));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-29T02:30, Europe/Paris, skipped_time",
        "2026-10-25T02:30, Europe/Paris, time_twice",
        "2026-04-24T00:30, Africa/Cairo, skipped_time",
        "yesterday, Europe/Paris, malformed",
        "2026-02-30T12:00, Europe/Paris, malformed"
    })
    void a_time_that_is_none_or_two_is_asked_back(String typed, ZoneId zone, String code) {
        HttpProblem refused = assertThrows(HttpProblem.class, () -> TypedTime.instant("at", typed, zone));

        assertEquals(
                List.of("at " + code),
                Problem.errors(refused).stream()
                        .map(error -> error.field() + " " + error.code())
                        .toList());
    }

    @Test
    void a_form_is_read_in_the_zone_that_it_was_shown_in() {
        MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>();
        form.add("valid_from", "2026-08-21T12:00");
        form.add("zone", "Europe/Paris");
        ZoneId chosenSince = ZoneId.of("Africa/Abidjan");

        assertEquals(
                Instant.parse("2026-08-21T10:00:00Z"), FormText.instantOrNull(form, "valid_from", chosenSince, null));
        assertEquals(chosenSince, TypedTime.zone("", chosenSince));
        assertThrows(HttpProblem.class, () -> TypedTime.zone("Europe/Nowhere", chosenSince));
    }

    @Test
    void what_nobody_changed_stays_to_the_second_also_in_an_hour_that_comes_twice() {
        Instant first = Instant.parse("2026-10-25T00:30:17Z");
        MultivaluedHashMap<String, String> form = new MultivaluedHashMap<>();
        form.add("valid_from", "2026-10-25T02:30");

        assertEquals(first, FormText.instantOrNull(form, "valid_from", PARIS, first));
        assertThrows(HttpProblem.class, () -> FormText.instantOrNull(form, "valid_from", PARIS, null));
    }
}
