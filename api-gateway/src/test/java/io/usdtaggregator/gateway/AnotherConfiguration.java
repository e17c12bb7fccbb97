package io.usdtaggregator.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * What most tests' gateway has otherwise: no origin is configured, proxies are trusted, and few streams and pairs of tokens
 * are given. One application serves all tests of these.
 */
public class AnotherConfiguration implements QuarkusTestProfile {
    static final int STREAMS = 3;
    static final int STREAMS_OF_ACCOUNT = 2;
    static final int PAIRS_A_MINUTE = 4;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.cors.origins",
                "",
                "quarkus.http.proxy.trusted-proxies",
                "127.0.0.1,192.0.2.64/26",
                "gateway.stream.most",
                String.valueOf(STREAMS),
                "gateway.stream.most-of-account",
                String.valueOf(STREAMS_OF_ACCOUNT),
                "gateway.tokens.pairs-per-minute",
                String.valueOf(PAIRS_A_MINUTE));
    }
}
