package io.usdtaggregator.benchmark.load;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests at a constant rate, whatever the answers take: each one's time counts from the instant at which it was due, so
 * that a slow answer cannot hide the ones behind it.
 */
public final class OpenLoop implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Vertx many = Vertx.vertx();
    private final HttpClient manyCallers = client(many);
    /** Sends where the answers come in: a thread of its own would wake an event loop for each request. */
    private final Vertx one = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    private final HttpClient pacedCaller = client(one);

    /** What a run came to. */
    public record Result(long good, long bad, Duration took, Histogram nanos) {
        public double perSecond() {
            return good * 1e9 / took.toNanos();
        }

        public String millis(double percentile) {
            return String.format("%.2f", nanos.getValueAtPercentile(percentile) / 1e6);
        }
    }

    private static HttpClient client(Vertx vertx) {
        return vertx.createHttpClient(
                new HttpClientOptions().setPipelining(false),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));
    }

    /** Looks each millisecond at what is due, so an answer counts as up to one slower than it was. */
    public Result run(String address, Map<String, String> headers, double perSecond, Duration length) {
        Tally tally = new Tally();
        long total = (long) (perSecond * length.toNanos() / 1e9);
        AtomicLong sent = new AtomicLong();
        long timer = one.setPeriodic(1, tick -> {
            while (sent.get() < total) {
                long due = tally.start + (long) (sent.get() * 1e9 / perSecond);
                if (due > System.nanoTime()) {
                    return;
                }
                sent.incrementAndGet();
                ask(pacedCaller, URI.create(address), headers, due, tally);
            }
        });
        tally.awaitUntil(length, () -> tally.asked() == total);
        one.cancelTimer(timer);
        return tally.result();
    }

    /** As many as {@code CONNECTIONS} callers get who each wait for their answer: the most that can be served. */
    public Result saturate(String address, Map<String, String> headers, Duration length) {
        Tally tally = new Tally();
        AtomicLong callers = new AtomicLong(CONNECTIONS);
        for (int caller = 0; caller < CONNECTIONS; caller++) {
            again(URI.create(address), headers, tally.start + length.toNanos(), tally, callers);
        }
        tally.awaitUntil(length, () -> callers.get() == 0);
        return tally.result();
    }

    private void again(URI uri, Map<String, String> headers, long end, Tally tally, AtomicLong callers) {
        long begun = System.nanoTime();
        if (begun > end) {
            callers.decrementAndGet();
            return;
        }
        ask(manyCallers, uri, headers, begun, tally).onComplete(done -> again(uri, headers, end, tally, callers));
    }

    private static Future<Integer> ask(HttpClient client, URI uri, Map<String, String> headers, long due, Tally tally) {
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        return client.request(HttpMethod.GET, uri.getPort(), uri.getHost(), path)
                .compose(request -> {
                    headers.forEach(request::putHeader);
                    return request.send();
                })
                .compose(response -> response.body().map(body -> response.statusCode()))
                .onComplete(done -> tally.count(due, done.succeeded() && done.result() == 200));
    }

    /** What a run has come to so far. */
    private static final class Tally {
        private final long start = System.nanoTime();
        private final Histogram nanos = new ConcurrentHistogram(LONGEST_NANOS, 3);
        private final AtomicLong good = new AtomicLong();
        private final AtomicLong bad = new AtomicLong();

        void count(long due, boolean isGood) {
            nanos.recordValue(Math.min(LONGEST_NANOS, Math.max(1, System.nanoTime() - due)));
            (isGood ? good : bad).incrementAndGet();
        }

        long asked() {
            return good.get() + bad.get();
        }

        void awaitUntil(Duration length, BooleanSupplier ended) {
            while (!ended.getAsBoolean() && System.nanoTime() - start < length.toNanos() + LONGEST_NANOS) {
                LockSupport.parkNanos(1_000_000);
            }
        }

        Result result() {
            return new Result(good.get(), bad.get(), Duration.ofNanos(System.nanoTime() - start), nanos);
        }
    }

    @Override
    public void close() {
        many.close();
        one.close();
    }
}
