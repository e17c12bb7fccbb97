package io.usdtaggregator.gateway.address;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * From where a request comes. Behind trusted proxies: the rightmost address in {@code X-Forwarded-For} that is none of
 * them. What stands left of it was written by whoever asks, and may be anything.
 */
@Singleton
public class CallerAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    private final List<AddressBlock> trusted;

    @Inject
    CallerAddress(CallersConfig config) {
        this(config.trustedProxies().orElse(List.of()));
    }

    /** @param trusted as {@code TRUSTED_PROXIES} names them; {@code 0.0.0.0}, which no peer has, for nobody */
    public CallerAddress(List<String> trusted) {
        this.trusted = trusted.stream()
                .filter(proxy -> !proxy.equals("0.0.0.0"))
                .map(proxy -> AddressBlock.parse(proxy)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "TRUSTED_PROXIES: " + proxy + " is neither an address nor a CIDR block")))
                .toList();
    }

    /** The text of the address; {@code ""} where the connection has none. */
    public String of(HttpServerRequest request) {
        String peer = host(request.connection().remoteAddress());
        return trusted.isEmpty() || !isTrusted(peer)
                ? peer
                : behind(peer, String.join(",", request.headers().getAll(FORWARDED_FOR)));
    }

    /** Each trusted hop vouches for the one left of it; what is no address ends the chain at who wrote it. */
    String behind(String peer, String forwarded) {
        String known = peer;
        int end = forwarded.length();
        while (end > 0) {
            int comma = forwarded.lastIndexOf(',', end - 1);
            String hop = withoutPort(forwarded.substring(comma + 1, end).trim());
            if (IpAddress.parse(hop).isEmpty()) {
                return known;
            }
            if (!isTrusted(hop)) {
                return hop;
            }
            known = hop;
            end = comma;
        }
        return known;
    }

    private boolean isTrusted(String address) {
        return IpAddress.parse(address)
                .filter(one -> trusted.stream().anyMatch(proxy -> proxy.contains(one)))
                .isPresent();
    }

    /** Some proxies write {@code 192.0.2.1:4711} and {@code [2001:db8::1]:4711}. */
    private static String withoutPort(String hop) {
        if (hop.startsWith("[") && hop.indexOf(']') > 0) {
            return hop.substring(1, hop.indexOf(']'));
        }
        int colon = hop.indexOf(':');
        return colon > 0 && colon == hop.lastIndexOf(':') ? hop.substring(0, colon) : hop;
    }

    private static String host(SocketAddress address) {
        return address == null || address.hostAddress() == null ? "" : address.hostAddress();
    }
}
