package io.usdtaggregator.gateway.webhooks.target;

import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Names whose addresses a test changes; all others are the system's. */
@Alternative
@Singleton
public class MovingNames implements NameResolver {
    private final Map<String, List<String>> moved = new ConcurrentHashMap<>();

    /** From now on the name has these addresses, or is not found when there is none. */
    public void move(String host, String... addresses) {
        moved.put(host, List.of(addresses));
    }

    @Override
    public List<InetAddress> resolve(String host) throws UnknownHostException {
        List<String> told = moved.get(host);
        if (told == null) {
            return SYSTEM.resolve(host);
        }
        if (told.isEmpty()) {
            throw new UnknownHostException(host);
        }
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : told) {
            addresses.addAll(SYSTEM.resolve(address));
        }
        return addresses;
    }
}
