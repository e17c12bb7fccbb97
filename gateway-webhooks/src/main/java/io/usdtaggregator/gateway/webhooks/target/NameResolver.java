package io.usdtaggregator.gateway.webhooks.target;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** How names become addresses. */
@FunctionalInterface
public interface NameResolver {
    NameResolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    /** All addresses of a name; an address resolves to itself. */
    List<InetAddress> resolve(String host) throws UnknownHostException;
}
