package io.usdtaggregator.local.run;

import io.usdtaggregator.local.options.Variables;
import io.usdtaggregator.local.ports.PortPlan;
import io.usdtaggregator.local.ports.Replica;
import io.usdtaggregator.local.ports.Role;
import io.usdtaggregator.local.secrets.Secrets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The variables that every service gets, beside those that the operator set. */
final class ServiceEnvironment {
    private final Map<String, String> values = new HashMap<>();

    ServiceEnvironment(PortPlan plan, Secrets secrets, boolean sandbox, Variables variables) {
        values.put("SANDBOX_API", sandbox ? "1" : "0");
        values.put("SERVICE_TOKEN", secrets.serviceToken());
        values.put("ADMIN_PASSWORD", secrets.adminPassword());
        values.put("INTEGRATOR_PASSWORD", secrets.integratorPassword());
        values.put("INTEGRATOR_API_KEY", secrets.apiKey());
        values.put("GATEWAY_URL", plan.of(Role.GATEWAY).map(Replica::url).collect(Collectors.joining(",")));
        values.put("ENGINE_URL", plan.of(Role.ENGINE).map(Replica::url).collect(Collectors.joining(",")));
        unlessSet("SIGNING_KEYS_SECRET", secrets.signingKeysSecret(), variables);
        if (sandbox) {
            String simulator = plan.first(Role.SIMULATOR).url();
            values.put("SIMULATOR_URL", simulator);
            unlessSet("OFFICIAL_RATES_URL", simulator + "/official-rates.xml", variables);
        }
    }

    void postgres(String url, String user, String password) {
        values.put("POSTGRES_URL", url);
        values.put("POSTGRES_USER", user);
        values.put("POSTGRES_PASSWORD", password);
    }

    void redis(String url) {
        values.put("REDIS_URL", url);
    }

    Map<String, String> values() {
        return Map.copyOf(values);
    }

    private void unlessSet(String name, String value, Variables variables) {
        values.put(name, variables.text(name).orElse(value));
    }
}
