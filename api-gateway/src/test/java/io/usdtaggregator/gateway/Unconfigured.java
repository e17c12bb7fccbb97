package io.usdtaggregator.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** No origin is configured; a proxy on this machine is trusted; few streams are taken. */
public class Unconfigured implements QuarkusTestProfile {
    static final int STREAMS = 3;
    static final int STREAMS_OF_ACCOUNT = 2;

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.http.cors.origins",
                "",
                "quarkus.http.proxy.trusted-proxies",
                "127.0.0.1,10.0.0.0/8",
                "gateway.stream.most",
                String.valueOf(STREAMS),
                "gateway.stream.most-of-account",
                String.valueOf(STREAMS_OF_ACCOUNT));
    }
}
