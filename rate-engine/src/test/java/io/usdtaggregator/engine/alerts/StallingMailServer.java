package io.usdtaggregator.engine.alerts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server that takes connections and stalls on the first ones; later ones it serves. */
final class StallingMailServer implements AutoCloseable {
    private final ServerSocket server;
    private final CountDownLatch closed;
    private final String drip;
    private final AtomicInteger stalls;
    private final Queue<String> subjects = new ConcurrentLinkedQueue<>();

    /**
     * @param stalls how many connections it stalls on
     * @param drip what it sends there each tenth of a second; empty for nothing
     */
    StallingMailServer(int stalls, String drip) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.stalls = new AtomicInteger(stalls);
        this.closed = new CountDownLatch(stalls);
        this.drip = drip;
        run(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The subjects of the mails that it took. */
    Queue<String> subjects() {
        return subjects;
    }

    /** Whether all connections on which it stalled were closed by the other side. */
    boolean wereClosed() throws InterruptedException {
        return closed.await(30, TimeUnit.SECONDS);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                run(stalls.getAndDecrement() > 0 ? () -> stall(socket) : () -> serve(socket));
            }
        } catch (IOException ended) {
            // The test is over.
        }
    }

    private void stall(Socket socket) {
        try (socket) {
            socket.setSoTimeout(100);
            while (isOpen(socket)) {
                socket.getOutputStream().write(drip.getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException reset) {
            // The engine closed it.
        }
        closed.countDown();
    }

    private static boolean isOpen(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException aTenthOfASecondLater) {
            return true;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            say(socket, "220 ready");
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data) {
                    if (line.startsWith("Subject: ")) {
                        subjects.add(line.substring("Subject: ".length()));
                    }
                    data = !line.equals(".");
                    if (!data) {
                        say(socket, "250 taken");
                    }
                } else {
                    data = line.equalsIgnoreCase("DATA");
                    say(socket, data ? "354 go on" : line.equalsIgnoreCase("QUIT") ? "221 bye" : "250 ok");
                }
            }
        } catch (IOException reset) {
            // The engine closed it.
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void run(Runnable what) {
        Thread thread = new Thread(what, "stalling-mail-server");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
