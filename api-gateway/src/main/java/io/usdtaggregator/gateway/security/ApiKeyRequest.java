package io.usdtaggregator.gateway.security;

import io.quarkus.security.identity.request.BaseAuthenticationRequest;

/** Asks whom an API key stands for. */
final class ApiKeyRequest extends BaseAuthenticationRequest {
    private final Credential key;
    private final String address;

    /** @param address where the request comes from */
    ApiKeyRequest(Credential key, String address) {
        this.key = key;
        this.address = address;
    }

    Credential key() {
        return key;
    }

    String address() {
        return address;
    }
}
