package io.usdtaggregator.gateway.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.0.2.1, 192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false",
        "192.0.2.1/32, 192.0.2.1, true",
        "192.0.2.0/31, 192.0.2.1, true",
        "192.0.2.0/31, 192.0.2.2, false",
        "192.0.2.128/25, 192.0.2.127, false",
        "192.0.2.128/25, 192.0.2.128, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::1, 2001:0db8:0:0:0:0:0:1, true",
        "2001:db8::/127, 2001:db8::1, true",
        "2001:db8::/127, 2001:db8::2, false",
        "::/0, 2001:db8::1, true",
        "::1, 127.0.0.1, false"
    })
    void a_block_is_what_begins_like_it(String entry, String address, boolean allowed) {
        assertEquals(allowed, AddressList.of(List.of(entry)).allows(address));
    }

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "10.0.0.0/8, ::ffff:a01:203, true",
        "10.0.0.0/8, ::ffff:11.1.2.3, false",
        "::ffff:192.0.2.1, 192.0.2.1, true",
        "::ffff:10.0.0.0/104, 10.1.2.3, true",
        "::ffff:10.0.0.0/104, 11.1.2.3, false",
        "::ffff:10.0.0.0/8, 10.1.2.3, false",
        "::ffff:0:0/96, 203.0.113.9, true"
    })
    void an_address_is_the_same_written_either_way(String entry, String address, boolean allowed) {
        assertEquals(allowed, AddressList.of(List.of(entry)).allows(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "10.0.0.0/999999999999",
                "10.0.0",
                "10.0.0.256",
                "example.com",
                "*",
                "2001:db8::/129",
                "2001:db8::g"
            })
    void what_is_no_block_allows_nothing(String garbage) {
        AddressList list = AddressList.of(List.of(garbage));
        assertFalse(list.isAnywhere());
        assertFalse(list.allows("10.0.0.1"));
        assertFalse(list.allows("2001:db8::1"));
        assertTrue(AddressList.of(List.of(garbage, " 10.0.0.1 ")).allows("10.0.0.1"));
    }

    @Test
    void an_empty_list_allows_all_and_any_other_only_addresses() {
        assertTrue(AddressList.of(List.of()).allows("192.0.2.1"));
        assertTrue(AddressList.of(null).allows(""));
        for (String nowhere : List.of("", "unknown", "10.0.0.1:80")) {
            assertFalse(AddressList.of(List.of("0.0.0.0/0", "::/0")).allows(nowhere), nowhere);
        }
    }

    @Test
    void one_owner_of_many_addresses_is_one() {
        assertEquals(IpAddress.owner("2001:db8::1"), IpAddress.owner("2001:db8:0:0:ffff::9"));
        assertNotEquals(IpAddress.owner("2001:db8::1"), IpAddress.owner("2001:db8:0:1::1"));
        assertEquals(IpAddress.owner("192.0.2.1"), IpAddress.owner("::ffff:192.0.2.1"));
        assertNotEquals(IpAddress.owner("192.0.2.1"), IpAddress.owner("192.0.2.2"));
    }
}
