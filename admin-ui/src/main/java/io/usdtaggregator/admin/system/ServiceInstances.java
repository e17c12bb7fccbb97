package io.usdtaggregator.admin.system;

import io.usdtaggregator.base.instances.SeenInstance;
import java.util.List;
import java.util.stream.Stream;

/**
 * A service and its instances that were heard of within the last hour.
 *
 * @param name such as {@code rate-engine}
 * @param instances the longest running first; empty where none says that it runs
 */
public record ServiceInstances(String name, List<SeenInstance> instances) {
    private static final List<String> SERVICES = List.of("offer-collector", "rate-engine", "api-gateway", "admin-ui");

    /** Each service that belongs to the system, whether an instance of it was heard of or not. */
    static List<ServiceInstances> of(List<SeenInstance> seen) {
        return SERVICES.stream()
                .map(service ->
                        new ServiceInstances(service, ofService(service, seen).toList()))
                .toList();
    }

    private static Stream<SeenInstance> ofService(String service, List<SeenInstance> seen) {
        return seen.stream().filter(each -> each.sign().service().equals(service));
    }

    /** How many say that they run. */
    public long alive() {
        return instances.stream().filter(SeenInstance::isAlive).count();
    }
}
