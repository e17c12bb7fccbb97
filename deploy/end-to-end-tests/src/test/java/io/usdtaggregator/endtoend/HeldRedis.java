package io.usdtaggregator.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to Redis on which every command that names one word waits until it is released. All others pass. */
final class HeldRedis implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final int redis;
    private final String word;

    /** @param redis the port of the server itself */
    HeldRedis(int redis, String word) throws IOException {
        this.redis = redis;
        this.word = word;
        threads.submit(this::accept);
    }

    String url() {
        return "redis://127.0.0.1:" + server.getLocalPort();
    }

    /** Counted down when the first command waits. */
    CountDownLatch waiting() {
        return waiting;
    }

    void release() {
        released.countDown();
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = server.accept();
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), redis);
            threads.submit(() -> copy(client, upstream, true));
            threads.submit(() -> copy(upstream, client, false));
        }
    }

    private void copy(Socket from, Socket to, boolean commands) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (commands && new String(chunk, 0, read, StandardCharsets.ISO_8859_1).contains(word)) {
                    waiting.countDown();
                    released.await();
                }
                out.write(chunk, 0, read);
                out.flush();
            }
        } catch (IOException ended) {
            // One end is closed, the other one follows.
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            server.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
