package io.usdtaggregator.gateway.address;

import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses that begin alike: {@code 10.0.0.0/8} is all that begin with 10; a single address is a block of one. */
public record AddressBlock(IpAddress network, int prefix) {
    private static final Pattern PREFIX = Pattern.compile("\\d{1,3}");
    private static final int BITS_BEFORE_V4 = 96;

    /** Empty for what is neither an address nor a block. */
    public static Optional<AddressBlock> parse(String text) {
        String[] parts = text.trim().split("/", -1);
        if (parts.length == 1) {
            return IpAddress.parse(parts[0]).map(one -> new AddressBlock(one, one.bits()));
        }
        if (parts.length != 2 || !PREFIX.matcher(parts[1]).matches()) {
            return Optional.empty();
        }
        int written = Integer.parseInt(parts[1]);
        return IpAddress.parse(parts[0])
                .map(network -> new AddressBlock(network, counted(parts[0], network, written)))
                .filter(block -> block.prefix >= 0 && block.prefix <= block.network.bits());
    }

    /** Of a mapped address the prefix counts the 96 bits before the IPv4 address too. */
    private static int counted(String text, IpAddress network, int written) {
        boolean mapped = text.indexOf(':') >= 0 && network.bits() < BITS_BEFORE_V4;
        return mapped ? written - BITS_BEFORE_V4 : written;
    }

    public boolean contains(IpAddress address) {
        return network.sharesWith(address, prefix);
    }
}
