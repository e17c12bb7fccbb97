package io.usdtaggregator.benchmark.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.concurrent.Promise;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** One run of requests over some connections, each of which has one request under way at most. On one event loop only. */
final class Run {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final long LOOK_EVERY_MICROS = 500;

    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final Pace pace;
    private final Promise<OpenLoop.Result> result;
    private final Histogram nanos = new Histogram(LONGEST_NANOS, 3);
    private final Deque<Connection> free = new ArrayDeque<>();
    private final List<Channel> open = new ArrayList<>();
    private ScheduledFuture<?> looking;
    private long start;
    private long sent;
    private long good;
    private long bad;

    Run(EventLoop loop, URI address, Map<String, String> headers, Pace pace) {
        this.loop = loop;
        this.pace = pace;
        this.result = loop.newPromise();
        this.bootstrap = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .remoteAddress(address.getHost(), address.getPort())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpResponseDecoder(), new Connection(Run.this, address, headers));
                    }
                });
    }

    /** Opens the connections, then sends what is due until nothing is left. */
    void begin(int connections) {
        start = System.nanoTime();
        for (int number = 0; number < connections; number++) {
            connect();
        }
        looking = loop.scheduleAtFixedRate(this::send, 0, LOOK_EVERY_MICROS, TimeUnit.MICROSECONDS);
    }

    OpenLoop.Result result(Duration atMost) throws Exception {
        return result.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    void isFree(Connection connection) {
        free.add(connection);
        send();
    }

    void answered(long due, boolean isGood) {
        nanos.recordValue(Math.min(LONGEST_NANOS, Math.max(1, now() - due)));
        if (isGood) {
            good++;
        } else {
            bad++;
        }
    }

    void isLost() {
        if (!result.isDone()) {
            connect();
        }
    }

    private void connect() {
        bootstrap.connect().addListener(connected -> {
            if (!connected.isSuccess()) {
                result.tryFailure(connected.cause());
            }
        });
    }

    void isOpen(Channel channel) {
        open.add(channel);
    }

    private void send() {
        long now = now();
        long due = pace.due(sent, now);
        while (due <= now && !free.isEmpty()) {
            sent++;
            free.poll().send(due);
            due = pace.due(sent, now);
        }
        if (due == Pace.NEVER && good + bad == sent) {
            end();
        }
    }

    private void end() {
        looking.cancel(false);
        if (result.trySuccess(new OpenLoop.Result(good, bad, Duration.ofNanos(now()), nanos))) {
            open.forEach(Channel::close);
        }
    }

    private long now() {
        return System.nanoTime() - start;
    }
}
