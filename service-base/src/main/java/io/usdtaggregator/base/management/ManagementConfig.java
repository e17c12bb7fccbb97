package io.usdtaggregator.base.management;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;

/** Whether Quarkus' management interface listens, which {@link ManagementPortVariable} decides. */
@ConfigMapping(prefix = "service.management")
interface ManagementConfig {
    @WithName("open")
    @WithDefault("false")
    boolean isOpen();
}
