package io.usdtaggregator.base.instances;

import io.smallrye.config.ConfigMapping;

/** What an instance says of itself; all of it comes from the build and the start of the process. */
@ConfigMapping(prefix = "service.instance")
public interface InstanceConfig {

    /** The service, such as {@code rate-engine}. */
    String service();

    /** Of this release. */
    String version();

    /** Another one for each process. */
    String id();
}
