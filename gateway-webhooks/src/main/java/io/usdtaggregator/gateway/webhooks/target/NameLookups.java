package io.usdtaggregator.gateway.webhooks.target;

import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks names up on a few threads of its own: the system's resolver blocks, and one that hangs must hold nothing else. A
 * name holds one thread at most, however many ask for it.
 */
final class NameLookups implements AutoCloseable {
    static final int THREADS = 16;
    static final int WAITING = 256;

    private final NameResolver names;
    private final Map<String, CompletableFuture<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> {
                Thread thread = new Thread(work, "webhook-names");
                thread.setDaemon(true);
                return thread;
            });

    NameLookups(NameResolver names) {
        this.names = names;
    }

    /** Fails with {@link TargetRefused}; takes as long as the resolver. */
    Uni<List<InetAddress>> of(String host) {
        // A copy: who waits no longer must not end it for the others.
        return Uni.createFrom().completionStage(() -> shared(host).copy());
    }

    private CompletableFuture<List<InetAddress>> shared(String host) {
        CompletableFuture<List<InetAddress>> mine = new CompletableFuture<>();
        CompletableFuture<List<InetAddress>> first = underWay.putIfAbsent(host, mine);
        if (first != null) {
            return first;
        }
        try {
            threads.execute(() -> lookUp(host, mine));
        } catch (RejectedExecutionException full) {
            underWay.remove(host);
            mine.completeExceptionally(TargetRefused.notFoundInTime());
        }
        return mine;
    }

    /** Whoever asks after the answer asks anew. */
    private void lookUp(String host, CompletableFuture<List<InetAddress>> answer) {
        try {
            List<InetAddress> addresses = names.resolve(host);
            underWay.remove(host);
            answer.complete(addresses);
        } catch (UnknownHostException | RuntimeException unknown) {
            underWay.remove(host);
            answer.completeExceptionally(TargetRefused.notFound());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
