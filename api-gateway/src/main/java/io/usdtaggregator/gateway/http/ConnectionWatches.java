package io.usdtaggregator.gateway.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives each connection that is accepted its {@link ConnectionWatch}. */
@Singleton
public class ConnectionWatches implements HttpServerOptionsCustomizer {
    private static final AttributeKey<ConnectionWatch> WATCH = AttributeKey.valueOf(ConnectionWatch.class, "of");

    private final OpenConnections connections;
    private final ConnectionWatch.Patience patience;
    private volatile HttpServerOptions options;

    ConnectionWatches(
            OpenConnections connections,
            MeterRegistry meters,
            @ConfigProperty(name = "gateway.header-timeout", defaultValue = "10S") Duration header,
            @ConfigProperty(name = "gateway.body-timeout", defaultValue = "10S") Duration body) {
        this.connections = connections;
        this.patience = new ConnectionWatch.Patience(
                header.toNanos(), body.toNanos(), meters.counter("gateway.connections.slow"));
    }

    /** What the decoder of requests must know. */
    @Override
    public void customizeHttpServer(HttpServerOptions asSet) {
        options = asSet;
    }

    /** Stands in the pipeline of a listening socket, which passes on what it accepts. */
    ChannelHandler atListening() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext listening, Object accepted) {
                Channel channel = (Channel) accepted;
                ConnectionWatch watch = new ConnectionWatch(connections, patience, options);
                channel.attr(WATCH).set(watch);
                channel.pipeline().addFirst(watch);
                listening.fireChannelRead(accepted);
            }
        };
    }

    /** The headers of this request are there. */
    void understood(RoutingContext http) {
        if (http.request().connection() instanceof ConnectionBase connection) {
            ConnectionWatch watch = connection.channel().attr(WATCH).get();
            if (watch != null) {
                watch.understood(http.request());
            }
        }
    }

    /**
     * Ends an answer that its reader does not take in: at once, and what it was not sent yet is lost. An ordinary end would
     * wait for its turn after what is unsent.
     */
    public static void cut(RoutingContext http) {
        if (http.request().version() != HttpVersion.HTTP_2
                && http.request().connection() instanceof ConnectionBase connection) {
            connection.channel().pipeline().firstContext().close();
        } else {
            http.response().reset();
        }
    }
}
