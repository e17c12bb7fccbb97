package io.usdtaggregator.gateway.webhooks.target;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where to send, checked: {@code address} is what may be connected to, {@code host} is whom the request and the
 * certificate are about. Connecting to anything but {@code address} would undo the check.
 *
 * @param path with its query
 */
public record Target(boolean tls, String host, int port, String path, InetAddress address) {

    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }
}
