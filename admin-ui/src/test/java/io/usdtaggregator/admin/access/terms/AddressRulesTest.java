package io.usdtaggregator.admin.access.terms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7",
                "192.0.2.0/24",
                "0.0.0.0/0",
                "2001:db8::1",
                "2001:db8::/32",
                "::/0",
                "::ffff:192.0.2.7",
                "::ffff:192.0.2.0/120",
                "::ffff:c000:200/120",
                "::ffff:0:0/96"
            })
    void what_the_gateways_match_is_agreed(String address) {
        assertEquals(Optional.empty(), AddressRules.wrong(address));
    }

    @ParameterizedTest
    @ValueSource(strings = {"::ffff:192.0.2.0/24", "::ffff:192.0.2.7/32", "::FFFF:C000:207/95", "0::ffff:192.0.2.0/0"})
    void a_mapped_block_that_would_match_nothing_is_refused_with_what_to_write(String block) {
        assertTrue(AddressRules.wrong(block).orElseThrow().contains("192.0.2.0/24"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/24",
                "192.0.2.0/33",
                "192.0.2.0/",
                "192.0.2.0/24/8",
                "192.0.2",
                "256.0.0.1",
                "2001:db8::/129",
                "2001:db8::1::2",
                "::ffff:192.0.2.0/129",
                "[2001:db8::1]",
                "shop.example"
            })
    void what_is_no_address_is_refused(String text) {
        assertTrue(AddressRules.wrong(text).isPresent());
    }

    @Test
    void no_address_at_all_is_refused() {
        assertTrue(AddressRules.wrong(null).isPresent());
    }
}
