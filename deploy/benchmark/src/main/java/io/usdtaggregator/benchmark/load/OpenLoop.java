package io.usdtaggregator.benchmark.load;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Requests at a constant rate, whatever the answers take: each one's time counts from the instant at which it was due, so
 * that a slow answer cannot hide the ones behind it. All is sent and read by one thread, which leaves the CPU to what is
 * measured.
 */
public final class OpenLoop implements AutoCloseable {
    private static final int CONNECTIONS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final EventLoopGroup group = new NioEventLoopGroup(1);

    /** What a run came to. */
    public record Result(long good, long bad, Duration took, Histogram nanos) {
        public double perSecond() {
            return good * 1e9 / took.toNanos();
        }

        public String millis(double percentile) {
            return String.format("%.2f", nanos.getValueAtPercentile(percentile) / 1e6);
        }
    }

    /** So many a second. */
    public Result run(String address, Map<String, String> headers, double perSecond, Duration length) throws Exception {
        return drive(address, headers, Pace.constant(perSecond, length), length);
    }

    /** As many as {@code CONNECTIONS} callers get who each wait for their answer: the most that can be served. */
    public Result saturate(String address, Map<String, String> headers, Duration length) throws Exception {
        return drive(address, headers, Pace.unbounded(length), length);
    }

    private Result drive(String address, Map<String, String> headers, Pace pace, Duration length) throws Exception {
        EventLoop loop = group.next();
        Run run = new Run(loop, URI.create(address), headers, pace);
        loop.execute(() -> run.begin(CONNECTIONS));
        return run.result(length.plus(PATIENCE));
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
