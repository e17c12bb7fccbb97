package io.usdtaggregator.gateway.address;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** From where callers may come, as far as Quarkus does not tell it. */
@ConfigMapping(prefix = "gateway.callers")
public interface CallersConfig {
    /** Origins whose pages may call ({@code CORS_ORIGINS}). */
    @WithDefault("${quarkus.http.cors.origins:}")
    Optional<List<String>> origins();

    /** Addresses and blocks of proxies whose {@code X-Forwarded-For} counts; {@code 0.0.0.0}, which no peer has: none. */
    @WithDefault("${quarkus.http.proxy.trusted-proxies:}")
    Optional<List<String>> trustedProxies();

    /** Whether test keys are taken, and live ones are not. */
    @WithDefault("${gateway.sandbox}")
    boolean sandbox();
}
