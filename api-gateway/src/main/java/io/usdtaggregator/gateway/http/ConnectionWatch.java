package io.usdtaggregator.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.impl.VertxHttpRequestDecoder;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Watches one connection, before anything is understood of what it says: a request whose headers still come after so long
 * ends it. It needs no timer: who sends nothing is closed by the idle time-out. Touched by its event loop only.
 */
final class ConnectionWatch extends ChannelInboundHandlerAdapter {
    private static final ByteBuf TOO_SLOW = Unpooled.unreleasableBuffer(Unpooled.copiedBuffer(
            "HTTP/1.1 408 Request Timeout\r\nconnection: close\r\ncontent-length: 0\r\n\r\n",
            StandardCharsets.US_ASCII));

    /** As many bytes as tell HTTP/2 from HTTP/1. */
    private static final int MOST_TO_TELL = 24;

    /** How long headers and bodies may take, and what counts the connections that took longer. */
    record Patience(long headerNanos, long bodyNanos, Counter slow) {}

    private final OpenConnections connections;
    private final Patience patience;
    private final HttpServerOptions options;
    private int toTell = MOST_TO_TELL;
    private InetSocketAddress from;
    private HttpServerRequest last;
    private boolean hasBody;
    private long lastNanos;
    private boolean isBegun;
    private long begunNanos;
    private boolean isOver;

    ConnectionWatch(OpenConnections connections, Patience patience, HttpServerOptions options) {
        this.connections = connections;
        this.patience = patience;
        this.options = options;
    }

    /** The headers of a request are there. */
    void understood(HttpServerRequest request) {
        last = request;
        hasBody = hasBody(request);
        if (hasBody) {
            lastNanos = System.nanoTime();
        }
        isBegun = false;
    }

    @Override
    public void channelActive(ChannelHandlerContext channel) {
        if (channel.channel().remoteAddress() instanceof InetSocketAddress address) {
            if (!connections.opened(address)) {
                isOver = true;
                channel.close();
                return;
            }
            from = address;
        }
        channel.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext channel) {
        if (from != null) {
            connections.closed(from);
            from = null;
        }
        channel.fireChannelInactive();
    }

    @Override
    public void channelRead(ChannelHandlerContext channel, Object bytes) {
        if (isOver) {
            ReferenceCountUtil.release(bytes);
        } else if (isTooSlow()) {
            isOver = true;
            patience.slow().increment();
            ReferenceCountUtil.release(bytes);
            channel.writeAndFlush(TOO_SLOW.duplicate()).addListener(ChannelFutureListener.CLOSE);
        } else if (toTell > 0 && bytes instanceof ByteBuf first) {
            readFirst(channel, first);
        } else {
            channel.fireChannelRead(bytes);
        }
    }

    /**
     * Which protocol it is shows within a few bytes; only then is there a decoder, which is replaced before it has read
     * more.
     */
    private void readFirst(ChannelHandlerContext channel, ByteBuf bytes) {
        while (toTell > 0 && bytes.isReadable()) {
            toTell--;
            channel.fireChannelRead(bytes.readRetainedSlice(1));
            ChannelHandlerContext decoder = channel.pipeline().context(VertxHttpRequestDecoder.class);
            if (decoder != null) {
                toTell = 0;
                channel.pipeline().replace(decoder.handler(), decoder.name(), new StrictDecoder(options));
            }
        }
        if (bytes.isReadable()) {
            channel.fireChannelRead(bytes);
        } else {
            bytes.release();
        }
    }

    /** The first bytes after a request without a body begin the next one, and are no more late than they are looked into. */
    private boolean isTooSlow() {
        long now = System.nanoTime();
        if (isBegun || hasBody) {
            return isHeader(now) && isLate(now);
        }
        begin(now);
        return false;
    }

    private boolean isLate(long now) {
        if (!isBegun) {
            begin(now);
        }
        return now - begunNanos > patience.headerNanos();
    }

    private void begin(long now) {
        isBegun = true;
        begunNanos = now;
    }

    /** Whether what comes now belongs to no request yet. Streams of HTTP/2 are not told apart here. */
    private boolean isHeader(long now) {
        if (last == null) {
            return true;
        }
        return last.version() != HttpVersion.HTTP_2
                && last.response().ended()
                && (!hasBody || now - lastNanos > patience.bodyNanos());
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }
}
