package io.usdtaggregator.local.options;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.usdtaggregator.local.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @Test
    void without_options_it_is_one_of_each_in_the_sandbox() {
        Options options = Options.parse(List.of());

        assertEquals(Command.START, options.command());
        assertFalse(options.live() || options.fresh() || options.detach());
        assertEquals(List.of(1, 1, 1), List.of(options.collectors(), options.engines(), options.gateways()));
    }

    @Test
    void all_options_go_together() {
        Options options =
                Options.parse(List.of("--live", "--fresh", "--detach", "--collectors", "3", "--engines", "2"));

        assertTrue(options.live() && options.fresh() && options.detach());
        assertEquals(List.of(3, 2, 1), List.of(options.collectors(), options.engines(), options.gateways()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--wrong", "start", "--collectors", "--engines 0", "--gateways 11", "--engines two", "stop now"})
    void a_wrong_call_is_refused_with_exit_code_2(String call) {
        Problem problem = assertThrows(Problem.class, () -> Options.parse(List.of(call.split(" "))));

        assertEquals(2, problem.exitCode());
    }

    @Test
    void an_unknown_option_is_named_and_the_known_ones_are_shown() {
        Problem problem = assertThrows(Problem.class, () -> Options.parse(List.of("--lvie")));

        assertTrue(problem.getMessage().contains("--lvie"));
        assertTrue(problem.getMessage().contains("--live"));
    }
}
