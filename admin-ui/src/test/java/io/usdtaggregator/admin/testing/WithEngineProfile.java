package io.usdtaggregator.admin.testing;

import java.util.HashMap;
import java.util.Map;

/** The same new installation, with a {@link StandInEngine} to ask. */
public class WithEngineProfile extends FirstAccountsProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> overrides = new HashMap<>(super.getConfigOverrides());
        overrides.put("quarkus.rest-client.engine.url", "http://127.0.0.1:" + StandInEngine.port());
        // As behind a proxy that speaks TLS.
        overrides.put("quarkus.http.proxy.trusted-proxies", "127.0.0.1");
        overrides.put("quarkus.rest-client.gateway.url", "http://127.0.0.1:" + StandInEngine.port());
        return overrides;
    }
}
