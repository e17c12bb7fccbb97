package io.usdtaggregator.base.internal;

import jakarta.inject.Provider;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Sends the shared secret of the services with each internal call; register it at an internal REST client. */
public class ServiceTokenHeader implements ClientRequestFilter {
    static final String NAME = "X-Service-Token";

    private final Provider<InternalConfig> config;

    ServiceTokenHeader(Provider<InternalConfig> config) {
        this.config = config;
    }

    @Override
    public void filter(ClientRequestContext request) {
        config.get().token().ifPresent(token -> request.getHeaders().putSingle(NAME, token));
    }
}
