package io.usdtaggregator.base.redis;

import org.eclipse.microprofile.config.ConfigProvider;

/** Over how many servers the keys are spread. */
final class RedisServers {
    /** Fixed for the life of a process: names of keys follow from it. */
    static final boolean ARE_A_CLUSTER = ConfigProvider.getConfig()
            .getOptionalValue("quarkus.redis.client-type", String.class)
            .filter("cluster"::equalsIgnoreCase)
            .isPresent();

    private RedisServers() {}
}
