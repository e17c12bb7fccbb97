package io.usdtaggregator.gateway.address;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** One address, read once. IPv4 written as IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 address that it names. */
public final class IpAddress {
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte) 0xff, (byte) 0xff};
    private static final int V4 = 4;
    private static final int V6 = 16;
    /** What one IPv6 subscriber has at least: whoever owns one address of it owns all. */
    private static final int SUBSCRIBER_BYTES = 8;

    private final byte[] bytes;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Empty for what is no address: no name is ever looked up. */
    public static Optional<IpAddress> parse(String text) {
        return Optional.ofNullable(NetUtil.createByteArrayFromIpAddressString(text))
                .map(bytes -> new IpAddress(isMapped(bytes) ? Arrays.copyOfRange(bytes, V6 - V4, V6) : bytes));
    }

    public static IpAddress of(InetAddress address) {
        return new IpAddress(address.getAddress());
    }

    /** The text under which the owner of this address is counted: it, or its /64 where there is no end of addresses. */
    public static String owner(String text) {
        return parse(text)
                .map(address -> address.bytes.length == V6
                        ? HexFormat.of().formatHex(address.bytes, 0, SUBSCRIBER_BYTES) + "/64"
                        : HexFormat.of().formatHex(address.bytes))
                .orElse(text);
    }

    static boolean isMapped(byte[] bytes) {
        return bytes.length == V6 && Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
    }

    int bits() {
        return bytes.length * Byte.SIZE;
    }

    /** Whether the first bits of both are the same. */
    boolean sharesWith(IpAddress other, int first) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        int whole = first / Byte.SIZE;
        int rest = first % Byte.SIZE;
        return Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)
                && (rest == 0 || (bytes[whole] ^ other.bytes[whole]) >> (Byte.SIZE - rest) == 0);
    }
}
