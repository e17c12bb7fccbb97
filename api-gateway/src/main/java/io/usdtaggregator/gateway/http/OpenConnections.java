package io.usdtaggregator.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import io.netty.util.NetUtil;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How many connections each address holds: none may take all that there are. Proxies that are trusted speak for many, and
 * are not counted.
 */
@Singleton
class OpenConnections {
    /** A household or a host has a whole network of IPv6 addresses. */
    private static final int NETWORK_BYTES = 8;

    private final int most;
    private final List<IpSubnetFilterRule> proxies;
    private final Counter refused;
    private final Map<ByteBuffer, Integer> held = new ConcurrentHashMap<>();

    OpenConnections(
            MeterRegistry meters,
            @ConfigProperty(name = "gateway.connections.per-address", defaultValue = "10000") int most,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") List<String> proxies) {
        this.most = most;
        this.proxies = proxies.stream()
                .map(String::trim)
                .filter(OpenConnections::isNumeric)
                .map(OpenConnections::rule)
                .toList();
        this.refused = meters.counter("gateway.connections.refused");
    }

    /** Whether this address may hold one more; if so, it has to be {@link #closed} once. */
    boolean opened(InetSocketAddress from) {
        if (most <= 0 || proxies.stream().anyMatch(proxy -> proxy.matches(from))) {
            return true;
        }
        if (held.merge(key(from), 1, Integer::sum) <= most) {
            return true;
        }
        closed(from);
        refused.increment();
        return false;
    }

    void closed(InetSocketAddress from) {
        held.computeIfPresent(key(from), (address, count) -> count == 1 ? null : count - 1);
    }

    private static ByteBuffer key(InetSocketAddress from) {
        byte[] address = from.getAddress().getAddress();
        return ByteBuffer.wrap(address, 0, from.getAddress() instanceof Inet6Address ? NETWORK_BYTES : address.length);
    }

    private static boolean isNumeric(String proxy) {
        return NetUtil.createByteArrayFromIpAddressString(proxy.split("/", 2)[0]) != null;
    }

    private static IpSubnetFilterRule rule(String proxy) {
        String[] parts = proxy.split("/", 2);
        int bits = NetUtil.createByteArrayFromIpAddressString(parts[0]).length * Byte.SIZE;
        int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
        return new IpSubnetFilterRule(parts[0], prefix, IpFilterRuleType.ACCEPT);
    }
}
