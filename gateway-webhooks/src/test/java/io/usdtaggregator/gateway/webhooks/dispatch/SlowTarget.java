package io.usdtaggregator.gateway.webhooks.dispatch;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A target that takes one message, sends the beginning of an answer, and then a byte a second for ever. */
final class SlowTarget implements AutoCloseable {
    private static final int A_SECOND = 1_000;

    private final ServerSocket server;
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param drip what is sent each second after the beginning; empty for nothing */
    SlowTarget(String beginning, String drip) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(beginning, drip), "slow-target");
        thread.setDaemon(true);
        thread.start();
    }

    String url() {
        return "http://localhost:" + server.getLocalPort() + "/hooks";
    }

    /** Whether the sender closed the connection within half a minute. */
    boolean wasClosed() throws InterruptedException {
        return closed.await(30, TimeUnit.SECONDS);
    }

    private void serve(String beginning, String drip) {
        try (Socket socket = server.accept()) {
            socket.getInputStream().read(new byte[8192]);
            socket.setSoTimeout(A_SECOND);
            OutputStream out = socket.getOutputStream();
            out.write(beginning.getBytes(StandardCharsets.US_ASCII));
            while (isOpen(socket)) {
                out.write(drip.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
        } catch (IOException reset) {
            // The sender closed it.
        }
        closed.countDown();
    }

    private static boolean isOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (java.net.SocketTimeoutException aSecondLater) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
