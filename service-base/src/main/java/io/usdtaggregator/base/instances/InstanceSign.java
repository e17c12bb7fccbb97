package io.usdtaggregator.base.instances;

import java.time.Instant;

/**
 * What one process of a service says of itself.
 *
 * @param service its name, such as {@code rate-engine}
 * @param id another one for each process
 * @param host the machine, container or pod that it runs on
 * @param version of its release
 * @param startedAt by its own clock
 * @param stopping it ends in order, and this is the last that is heard of it
 */
public record InstanceSign(
        String service, String id, String host, String version, Instant startedAt, boolean stopping) {

    InstanceSign last() {
        return new InstanceSign(service, id, host, version, startedAt, true);
    }
}
