package io.usdtaggregator.gateway.http;

import io.smallrye.config.ConfigSourceInterceptor;
import io.smallrye.config.ConfigSourceInterceptorContext;
import io.smallrye.config.ConfigValue;

/**
 * Where no proxy is trusted, what forwarding headers say is not even looked at: looking costs each request, and answers
 * nothing.
 */
public final class TrustOnlyWhenAsked implements ConfigSourceInterceptor {
    private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
    private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";
    /** An address that no peer has. */
    private static final String NOBODY = "0.0.0.0";

    @Override
    public ConfigValue getValue(ConfigSourceInterceptorContext context, String name) {
        ConfigValue asSet = context.proceed(name);
        if (asSet == null || !name.equals(FORWARDING)) {
            return asSet;
        }
        ConfigValue trusted = context.restart(TRUSTED);
        return trusted != null && NOBODY.equals(trusted.getValue()) ? asSet.withValue("false") : asSet;
    }
}
