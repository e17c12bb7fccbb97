package io.usdtaggregator.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to a server on which each answer may be made to wait. */
final class SlowLink implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final int server;
    private final ServerSocket here;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile Duration delay = Duration.ZERO;

    /** @param server the port of the server itself */
    SlowLink(int server) {
        this.server = server;
        try {
            here = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        threads.submit(this::accept);
    }

    int port() {
        return here.getLocalPort();
    }

    /** How long each piece of an answer waits from now on. */
    void delay(Duration each) {
        delay = each;
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = here.accept();
            threads.submit(() -> join(client));
        }
    }

    private Void join(Socket client) throws IOException {
        try {
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
            threads.submit(() -> copy(client, upstream, false));
            threads.submit(() -> copy(upstream, client, true));
        } catch (IOException serverIsOut) {
            client.close();
        }
        return null;
    }

    private Void copy(Socket from, Socket to, boolean answers) throws IOException, InterruptedException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (answers) {
                    Thread.sleep(delay.toMillis());
                }
                out.write(chunk, 0, read);
                out.flush();
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        here.close();
        threads.shutdownNow();
    }
}
