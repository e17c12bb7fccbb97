package io.usdtaggregator.benchmark.load;

import io.vertx.core.Vertx;
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
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Requests at a constant rate, whatever the answers take: each one's time counts from the instant at which it was due, so
 * that a slow answer cannot hide the ones behind it.
 */
public final class OpenLoop implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = vertx.createHttpClient(
            new HttpClientOptions().setPipelining(false),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(-1));

    /** What a run came to. */
    public record Result(long good, long bad, Duration took, Histogram nanos) {
        public double perSecond() {
            return good * 1e9 / took.toNanos();
        }

        public String millis(double percentile) {
            return String.format("%.2f", nanos.getValueAtPercentile(percentile) / 1e6);
        }
    }

    public Result run(String address, Map<String, String> headers, double perSecond, Duration length) {
        URI uri = URI.create(address);
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        Histogram nanos = new ConcurrentHistogram(LONGEST_NANOS, 3);
        AtomicLong good = new AtomicLong();
        AtomicLong bad = new AtomicLong();
        long start = System.nanoTime();
        long total = (long) (perSecond * length.toNanos() / 1e9);
        for (long sent = 0; sent < total; sent++) {
            long due = start + (long) (sent * 1e9 / perSecond);
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(Math.min(due - System.nanoTime(), 200_000));
            }
            client.request(HttpMethod.GET, uri.getPort(), uri.getHost(), path)
                    .compose(request -> {
                        headers.forEach(request::putHeader);
                        return request.send();
                    })
                    .compose(response -> response.body().map(body -> response.statusCode()))
                    .onComplete(done -> {
                        nanos.recordValue(Math.min(LONGEST_NANOS, Math.max(1, System.nanoTime() - due)));
                        (done.succeeded() && done.result() == 200 ? good : bad).incrementAndGet();
                    });
        }
        while (good.get() + bad.get() < total && System.nanoTime() - start < length.toNanos() + LONGEST_NANOS) {
            LockSupport.parkNanos(1_000_000);
        }
        return new Result(good.get(), bad.get(), Duration.ofNanos(System.nanoTime() - start), nanos);
    }

    /** As many as {@code CONNECTIONS} callers get who each wait for their answer: the most that can be served. */
    public Result saturate(String address, Map<String, String> headers, Duration length) {
        URI uri = URI.create(address);
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        Histogram nanos = new ConcurrentHistogram(LONGEST_NANOS, 3);
        AtomicLong good = new AtomicLong();
        AtomicLong bad = new AtomicLong();
        AtomicLong callers = new AtomicLong(CONNECTIONS);
        long start = System.nanoTime();
        long end = start + length.toNanos();
        for (int caller = 0; caller < CONNECTIONS; caller++) {
            again(uri, path, headers, end, nanos, good, bad, callers);
        }
        while (callers.get() > 0 && System.nanoTime() < end + LONGEST_NANOS) {
            LockSupport.parkNanos(1_000_000);
        }
        return new Result(good.get(), bad.get(), Duration.ofNanos(System.nanoTime() - start), nanos);
    }

    private void again(
            URI uri,
            String path,
            Map<String, String> headers,
            long end,
            Histogram nanos,
            AtomicLong good,
            AtomicLong bad,
            AtomicLong callers) {
        long begun = System.nanoTime();
        if (begun > end) {
            callers.decrementAndGet();
            return;
        }
        client.request(HttpMethod.GET, uri.getPort(), uri.getHost(), path)
                .compose(request -> {
                    headers.forEach(request::putHeader);
                    return request.send();
                })
                .compose(response -> response.body().map(body -> response.statusCode()))
                .onComplete(done -> {
                    nanos.recordValue(Math.min(LONGEST_NANOS, Math.max(1, System.nanoTime() - begun)));
                    (done.succeeded() && done.result() == 200 ? good : bad).incrementAndGet();
                    again(uri, path, headers, end, nanos, good, bad, callers);
                });
    }

    @Override
    public void close() {
        client.close();
        vertx.close();
    }
}
