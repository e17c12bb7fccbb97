package io.usdtaggregator.gateway.access;

import io.netty.util.NetUtil;
import java.math.BigInteger;
import java.util.List;

/** The addresses from which a key may be used: single ones and CIDR blocks; an empty list allows all. */
final class AddressList {

    private AddressList() {}

    static boolean allows(List<String> allowed, String address) {
        return allowed == null
                || allowed.isEmpty()
                || allowed.stream().anyMatch(entry -> contains(entry.trim(), address));
    }

    private static boolean contains(String entry, String address) {
        String[] parts = entry.split("/", 2);
        byte[] network = NetUtil.createByteArrayFromIpAddressString(parts[0]);
        byte[] candidate = NetUtil.createByteArrayFromIpAddressString(address);
        if (network == null || candidate == null || network.length != candidate.length) {
            return false;
        }
        int bits = network.length * 8;
        int prefix = parts.length == 1 ? bits : prefix(parts[1], bits);
        return prefix >= 0
                && new BigInteger(1, network)
                        .shiftRight(bits - prefix)
                        .equals(new BigInteger(1, candidate).shiftRight(bits - prefix));
    }

    private static int prefix(String text, int most) {
        return text.matches("\\d{1,3}") && Integer.parseInt(text) <= most ? Integer.parseInt(text) : -1;
    }
}
