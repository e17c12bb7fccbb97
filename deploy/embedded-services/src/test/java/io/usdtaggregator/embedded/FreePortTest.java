package io.usdtaggregator.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FreePortTest {

    @Test
    void no_port_is_given_twice() {
        assertEquals(
                1_000,
                Stream.generate(FreePort::take)
                        .limit(1_000)
                        .collect(Collectors.toSet())
                        .size());
    }
}
