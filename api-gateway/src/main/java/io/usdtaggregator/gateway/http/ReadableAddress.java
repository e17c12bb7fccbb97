package io.usdtaggregator.gateway.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.BitSet;

/**
 * Tells an address that can be read from one that cannot, such as one with half an escape. To the latter the framework
 * gives a 400 without a body, a name or any header of ours before anyone else sees it.
 */
final class ReadableAddress {
    /** Asked for in the place of every address that cannot be read. */
    private static final String UNREADABLE = "/unreadable-address";

    private static final BitSet PLAIN = new BitSet();

    static {
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/?&=._~-+,;:@!$'()*"
                .chars()
                .forEach(PLAIN::set);
    }

    private ReadableAddress() {}

    /** The address itself where it can be read. */
    static String of(String address) {
        return isPlain(address) || isReadable(address) ? address : UNREADABLE;
    }

    static boolean isMissing(String path) {
        return UNREADABLE.equals(path);
    }

    static HttpProblem refusal() {
        return Problem.of(
                400,
                "bad_request",
                "The request is not right",
                "The address cannot be read: %, and whatever else an address cannot have, is sent as % and two digits");
    }

    /** Almost every address, without the cost of looking closely. */
    private static boolean isPlain(String address) {
        for (int at = 0; at < address.length(); at++) {
            if (!PLAIN.get(address.charAt(at))) {
                return false;
            }
        }
        return !address.startsWith("//") && address.startsWith("/");
    }

    /** By the rules that the framework goes by. */
    private static boolean isReadable(String address) {
        try {
            new URI(address);
            return true;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }
}
