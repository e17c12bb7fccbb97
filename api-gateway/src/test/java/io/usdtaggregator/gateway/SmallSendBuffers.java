package io.usdtaggregator.gateway;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** The system holds little of what a reader does not take, so that tests need not send megabytes until one stalls. */
@Singleton
public class SmallSendBuffers implements HttpServerOptionsCustomizer {
    private static final int BYTES = 32 * 1024;

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        options.setSendBufferSize(BYTES);
    }
}
