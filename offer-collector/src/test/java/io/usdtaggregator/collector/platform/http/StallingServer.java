package io.usdtaggregator.collector.platform.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers one request with a body that never ends, and notices when its client gives up. */
final class StallingServer implements AutoCloseable {
    private final ServerSocket server;
    private final CountDownLatch reset = new CountDownLatch(1);

    /** @param drip whether one more byte comes every 100 ms, instead of silence */
    StallingServer(boolean drip) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread thread = new Thread(() -> serve(drip), "stalling-server");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Whether the client ended the connection within half a minute. */
    boolean wasReset() throws InterruptedException {
        return reset.await(30, TimeUnit.SECONDS);
    }

    private void serve(boolean drip) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[8192]);
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{\"code\":")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            if (drip) {
                dripUntilReset(out);
            } else {
                waitUntilReset(socket);
            }
        } catch (IOException gone) {
            reset.countDown();
        }
    }

    private static void dripUntilReset(OutputStream out) throws IOException {
        while (true) {
            out.write(' ');
            out.flush();
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                throw new IOException(interrupted);
            }
        }
    }

    private static void waitUntilReset(Socket socket) throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new IOException("the client closed the connection");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
