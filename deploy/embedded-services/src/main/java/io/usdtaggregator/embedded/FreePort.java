package io.usdtaggregator.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds a port of the loopback address that nobody listens on, with the next one free too. It stays below those that
 * systems give to outgoing connections: such a port may be gone before it is used.
 *
 * <p>Free is not the same as not promised to somebody: a port that was given is locked in a file that all processes of this
 * user share, one byte for each port, until the process that took it has ended.
 */
public final class FreePort {
    private static final int FIRST = 10_000;
    private static final int LAST = 32_000;
    private static final int APART = 4;
    private static final int TRIES = 500;

    /** Never closed: that would give up every lock on the file. */
    private static final FileChannel PROMISED = open();

    private FreePort() {}

    /** No two calls answer the same or neighbours, in whichever process. Throws IllegalStateException when nothing is free. */
    public static int take() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST / APART, LAST / APART) * APART;
            if (isFree(port) && isFree(port + 1) && isPromisedToUs(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port from " + FIRST + " to " + LAST + " on the loopback address");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static boolean isPromisedToUs(int port) {
        try {
            return PROMISED.tryLock(port, 1, false) != null;
        } catch (OverlappingFileLockException takenBefore) {
            return false;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static FileChannel open() {
        Path file = Path.of(
                System.getProperty("java.io.tmpdir"), "usdt-aggregator-ports-" + System.getProperty("user.name"));
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
