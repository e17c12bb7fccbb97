package io.usdtaggregator.admin.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "fr | 1,5 | 1.5",
                "en | 1,5 | 1.5",
                "fr | 1.5 | 1.5",
                "fr | 0,005 | 0.005",
                "fr | 0.005 | 0.005",
                "fr | 1,234 | 1.234",
                "en | 1.234 | 1.234",
                "fr | 50 000 | 50000",
                "fr | `29\u202f000` | 29000",
                "fr | `29\u00a0000,5` | 29000.5",
                "en | `29\u2009000` | 29000",
                "fr | 1.234,5 | 1234.5",
                "en | 1,234.5 | 1234.5",
                "en | 50,000,000 | 50000000",
                "fr | 50.000.000 | 50000000",
                "fr | 1234.567 | 1234.567",
                "fr | -3 | -3",
                "fr | ` 7,25 ` | 7.25",
            })
    void a_number_is_read_as_people_of_either_language_write_it(String language, String typed, String number) {
        assertEquals(number, DecimalText.plain("min", typed, Locale.forLanguageTag(language)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {"fr | 1.234", "fr | 29.000", "en | 1,234", "en | 29,000"})
    void what_may_be_a_thousand_or_a_fraction_is_asked_back(String language, String typed) {
        HttpProblem asked =
                assertThrows(HttpProblem.class, () -> DecimalText.plain("min", typed, Locale.forLanguageTag(language)));

        assertEquals("ambiguous", Problem.errors(asked).get(0).code());
        assertEquals("min", Problem.errors(asked).get(0).field());
        assertTrue(asked.getDetail().contains(typed.replaceAll("[.,]", "")), asked.getDetail());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"much", "1,2,3", "29 00", "1 5", "1.2.3", "--1", "1e5", "١٢"})
    void what_is_no_number_stays_for_the_field_to_refuse(String typed) {
        assertEquals(typed, DecimalText.plain("min", typed, Locale.FRENCH));
    }
}
