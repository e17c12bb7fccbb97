package io.usdtaggregator.benchmark.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends the same request again and again, its bytes made once. */
final class Connection extends SimpleChannelInboundHandler<HttpObject> {
    private static final long NOTHING = -1;

    private final Run run;
    private final ByteBuf request;
    private ChannelHandlerContext context;
    private long due = NOTHING;
    private boolean isGood;

    Connection(Run run, URI address, Map<String, String> headers) {
        this.run = run;
        StringBuilder text = new StringBuilder("GET ").append(address.getRawPath());
        if (address.getRawQuery() != null) {
            text.append('?').append(address.getRawQuery());
        }
        text.append(" HTTP/1.1\r\nHost: ").append(address.getAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        byte[] bytes = text.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        this.request = Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }

    void send(long dueNanos) {
        due = dueNanos;
        context.writeAndFlush(request.duplicate());
    }

    @Override
    public void channelActive(ChannelHandlerContext opened) {
        context = opened;
        run.isOpen(opened.channel());
        run.isFree(this);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext from, HttpObject part) {
        if (part instanceof HttpResponse answer) {
            isGood = answer.status().code() == 200;
        }
        if (part instanceof LastHttpContent last) {
            answered(isGood && last.decoderResult().isSuccess());
            run.isFree(this);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext closed) {
        if (due != NOTHING) {
            answered(false);
        }
        run.isLost();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext broken, Throwable cause) {
        broken.close();
    }

    private void answered(boolean well) {
        run.answered(due, well);
        due = NOTHING;
    }
}
