package io.usdtaggregator.admin.access.terms;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses and CIDR blocks that a key may be used from: only what the gateways read as it was meant. */
final class AddressRules {
    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f:.]+(/\\d{1,3})?");
    private static final String MALFORMED =
            "an address or a CIDR block such as 192.0.2.7, 192.0.2.0/24 or 2001:db8::/32";
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;
    /** Of IPv4 written as IPv6, {@code ::ffff:192.0.2.0/120}, the prefix counts these first. */
    private static final int BITS_BEFORE_V4 = V6_BITS - V4_BITS;

    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};

    private AddressRules() {}

    /** What is wrong with it, empty for nothing. */
    static Optional<String> wrong(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            return Optional.of(MALFORMED);
        }
        String[] parts = text.split("/");
        // As the gateways read it. No name is ever looked up.
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        if (bytes == null) {
            return Optional.of(MALFORMED);
        }
        boolean v4 = parts[0].indexOf(':') < 0;
        boolean mapped = !v4 && isMapped(bytes);
        int least = mapped ? BITS_BEFORE_V4 : 0;
        int most = v4 ? V4_BITS : V6_BITS;
        int prefix = parts.length == 1 ? most : Integer.parseInt(parts[1]);
        if (prefix >= least && prefix <= most) {
            return Optional.empty();
        }
        return Optional.of(
                mapped
                        ? "an IPv4 block as it is, such as 192.0.2.0/24: written as ::ffff:192.0.2.0 it has a prefix"
                                + " from 96 to 128"
                        : "a prefix from 0 to " + most);
    }

    private static boolean isMapped(byte[] bytes) {
        return Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
    }
}
