package io.usdtaggregator.gateway.webhooks.target;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.gateway.webhooks.WebhookConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Decides where webhooks may go: https to hosts of the public Internet only. A name is resolved anew each time, and
 * one address that is not public refuses it, whichever else it has.
 */
@Singleton
public final class TargetCheck implements AutoCloseable {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** Where the servers are that the gateway itself relies on: no webhook of the sandbox may reach them. */
    private static final List<String> OWN_SERVERS =
            List.of("quarkus.redis.hosts", "quarkus.datasource.reactive.url", "ENGINE_URL");

    private final NameLookups lookups;
    private final boolean loopback;
    private final Set<Integer> ownPorts;

    @Inject
    TargetCheck(NameResolver names, WebhookConfig config, Config servers) {
        this(names, config.allowLoopback(), ownPorts(servers));
    }

    /** @param loopback whether this machine may be a target too, also without TLS: for the sandbox */
    public TargetCheck(NameResolver names, boolean loopback) {
        this(names, loopback, Set.of());
    }

    /** @param ownPorts of this machine that are no target all the same: servers which the gateway itself relies on */
    TargetCheck(NameResolver names, boolean loopback, Set<Integer> ownPorts) {
        this.lookups = new NameLookups(names);
        this.loopback = loopback;
        this.ownPorts = Set.copyOf(ownPorts);
    }

    /** Fails with {@link TargetRefused}, also when the look-up hangs. */
    public Uni<Target> check(String url) {
        return Uni.createFrom().item(() -> TargetUrl.parse(url, loopback)).chain(parsed -> lookups.of(parsed.host())
                .ifNoItem()
                .after(DEADLINE)
                .failWith(TargetRefused::notFoundInTime)
                .map(addresses -> checked(parsed, addresses)));
    }

    @Produces
    static NameResolver names() {
        return NameResolver.SYSTEM;
    }

    @Override
    @PreDestroy
    public void close() {
        lookups.close();
    }

    private Target checked(TargetUrl url, List<InetAddress> addresses) {
        if (addresses.isEmpty()) {
            throw TargetRefused.notFound();
        }
        if (!addresses.stream().allMatch(address -> mayBe(address, url.tls()))) {
            throw new TargetRefused("not_public", "url must name a host of the public Internet");
        }
        if (ownPorts.contains(url.port()) && addresses.stream().anyMatch(InetAddress::isLoopbackAddress)) {
            throw new TargetRefused("not_public", "url must not name a server of the sandbox itself");
        }
        return new Target(url.tls(), url.host(), url.port(), url.path(), addresses.get(0));
    }

    private boolean mayBe(InetAddress address, boolean tls) {
        return (loopback && address.isLoopbackAddress()) || (tls && PublicAddress.is(address));
    }

    private static Set<Integer> ownPorts(Config servers) {
        return OWN_SERVERS.stream()
                .flatMap(name -> servers.getOptionalValue(name, String.class).stream())
                .flatMap(addresses -> Stream.of(addresses.split(",")))
                .map(address -> URI.create(address.trim()).getPort())
                .collect(Collectors.toSet());
    }
}
