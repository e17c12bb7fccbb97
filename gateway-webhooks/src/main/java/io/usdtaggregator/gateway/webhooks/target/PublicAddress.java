package io.usdtaggregator.gateway.webhooks.target;

import io.usdtaggregator.gateway.address.AddressBlock;
import io.usdtaggregator.gateway.address.IpAddress;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whether an address is one of the public Internet's. Of IPv6 only global unicast can be one, so that mapped,
 * translated, unique-local, link-local and multicast addresses fall out together.
 */
final class PublicAddress {
    private static final List<AddressBlock> NOT_PUBLIC_4 = blocks(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            // A cloud's host services behind an address that looks public.
            "168.63.129.16/32",
            // Link-local, and with it 169.254.169.254: the metadata of most clouds.
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");
    private static final List<AddressBlock> GLOBAL_6 = blocks("2000::/3");
    /** Documentation, and the ways to write an IPv4 address as an IPv6 one: 6to4 and Teredo. */
    private static final List<AddressBlock> NOT_PUBLIC_6 =
            blocks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private PublicAddress() {}

    static boolean is(InetAddress address) {
        IpAddress one = IpAddress.of(address);
        return address instanceof Inet4Address
                ? !isIn(NOT_PUBLIC_4, one)
                : isIn(GLOBAL_6, one) && !isIn(NOT_PUBLIC_6, one);
    }

    private static boolean isIn(List<AddressBlock> blocks, IpAddress address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    private static List<AddressBlock> blocks(String... texts) {
        return Stream.of(texts)
                .map(text -> AddressBlock.parse(text).orElseThrow())
                .toList();
    }
}
