package io.usdtaggregator.local.options;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.local.Problem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "p2p.binance.com", "ftp://host", "http://", "https:hush", "http://a b"})
    void a_platforms_url_that_is_none_is_named_and_not_quoted(String url) {
        Variables variables = new Variables(Map.of("PLATFORM_BINANCE_URL", url));

        Problem problem = assertThrows(Problem.class, variables::requireUrls);

        assertEquals(2, problem.exitCode());
        assertTrue(problem.getMessage().contains("PLATFORM_BINANCE_URL must have the form http://host:port"));
        assertFalse(problem.getMessage().contains("hush"));
    }

    @Test
    void urls_may_be_empty_or_of_this_machine_or_of_another() {
        Variables variables = new Variables(Map.of(
                "PLATFORM_BINANCE_URL", " ",
                "PLATFORM_BYBIT_URL", "http://127.0.0.1:1/x",
                "OFFICIAL_RATES_URL", "https://bank.example"));

        assertDoesNotThrow(variables::requireUrls);
    }
}
