package io.usdtaggregator.gateway.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerAddressTest {
    private static final CallerAddress BEHIND =
            new CallerAddress(List.of("10.0.0.0/8", "192.168.1.1", "2001:db8:1::/48"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.1 | 192.0.2.1",
                "10.1.2.3, 192.0.2.1 | 192.0.2.1",
                "203.0.113.9, 192.0.2.1, 10.0.0.7 | 192.0.2.1",
                "203.0.113.9, 192.0.2.1, 192.168.1.1, 10.0.0.7 | 192.0.2.1",
                "203.0.113.9,192.0.2.1,2001:db8:1::5 | 192.0.2.1",
                "192.0.2.1, ::ffff:10.0.0.7 | 192.0.2.1",
                "203.0.113.9, 2001:db8:2::5 | 2001:db8:2::5",
                "192.0.2.1:4711, 10.0.0.7:80 | 192.0.2.1",
                "203.0.113.9, [2001:db8:2::5]:443 | 2001:db8:2::5",
                "10.0.0.5, 10.0.0.7 | 10.0.0.5",
                "'' | 10.0.0.1",
                "192.0.2.1, unknown | 10.0.0.1",
                "192.0.2.1, unknown, 10.0.0.7 | 10.0.0.7",
                "192.0.2.1, , 10.0.0.7 | 10.0.0.7",
                "192.0.2.1, | 10.0.0.1"
            })
    void it_is_the_rightmost_that_is_no_trusted_proxy(String forwarded, String caller) {
        assertEquals(caller, BEHIND.behind("10.0.0.1", forwarded));
    }

    @Test
    void a_proxy_that_cannot_be_read_is_told_at_start() {
        assertThrows(IllegalArgumentException.class, () -> new CallerAddress(List.of("10.0.0.0/8", "proxy.example")));
    }
}
