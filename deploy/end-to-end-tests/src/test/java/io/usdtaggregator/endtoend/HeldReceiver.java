package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.Waiting.PATIENCE;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** A receiver of webhooks that gives the first message no answer until it may, and tells which process sent it. */
final class HeldReceiver implements AutoCloseable {

    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> ids = new CopyOnWriteArrayList<>();
    private final AtomicReference<HttpExchange> held = new AtomicReference<>();

    HeldReceiver() throws IOException {
        server.setExecutor(threads);
        server.createContext("/", this::receive);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** Of all messages that came, in their order. */
    List<String> ids() {
        return ids;
    }

    /** Waits for the message that is held, and tells by its connection which process sent it. */
    long senderOfHeld() throws IOException {
        await().atMost(PATIENCE).until(() -> held.get() != null);
        String inode = inodeOf(held.get().getRemoteAddress().getPort());
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.mapToLong(ProcessHandle::pid)
                    .filter(pid -> holds(pid, "socket:[" + inode + "]"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    void answerHeld() throws IOException {
        answer(held.get());
    }

    /** Answers the held message, forgets all, and holds the next one. */
    void beginAnew() throws IOException {
        answerHeld();
        ids.clear();
        held.set(null);
    }

    private void receive(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        ids.add(exchange.getRequestHeaders().getFirst("webhook-id"));
        if (!held.compareAndSet(null, exchange)) {
            answer(exchange);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    /** Of the socket with this local port whose other end is ours. */
    private String inodeOf(int port) throws IOException {
        String local = String.format(":%04X", port);
        String remote = String.format(":%04X", server.getAddress().getPort());
        for (String table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields[1].endsWith(local) && fields[2].endsWith(remote)) {
                    return fields[9];
                }
            }
        }
        throw new IllegalStateException("the sender has hung up");
    }

    private static boolean holds(long pid, String socket) {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return open.anyMatch(file -> socket.equals(linkOf(file)));
        } catch (IOException notOurs) {
            return false;
        }
    }

    private static String linkOf(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
