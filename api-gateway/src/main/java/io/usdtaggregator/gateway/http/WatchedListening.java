package io.usdtaggregator.gateway.http;

import io.netty.bootstrap.ServerBootstrap;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.transport.Transport;
import jakarta.enterprise.inject.spi.CDI;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Puts {@link ConnectionWatches} at listening sockets. The HTTP server has no place for that, and tells of a connection
 * only when a request is complete; the transport below it sees each socket being made.
 */
public final class WatchedListening implements VertxServiceProvider {

    @Override
    public void init(VertxBuilder vertx) {
        vertx.findTransport(watched(vertx.findTransport()));
    }

    private static Transport watched(Transport transport) {
        return (Transport) Proxy.newProxyInstance(
                WatchedListening.class.getClassLoader(),
                new Class<?>[] {Transport.class},
                (proxy, method, arguments) -> {
                    Object result = call(transport, method, arguments);
                    if (method.getName().equals("configure") && arguments[2] instanceof ServerBootstrap listening) {
                        listening.handler(CDI.current()
                                .select(ConnectionWatches.class)
                                .get()
                                .atListening());
                    }
                    return result;
                });
    }

    private static Object call(Transport transport, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(transport, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }
}
