package io.usdtaggregator.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Asks the machine for a port of the loopback address that nobody listens on. */
public final class FreePort {

    private FreePort() {}

    public static int take() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("no free port on the loopback address", none);
        }
    }
}
