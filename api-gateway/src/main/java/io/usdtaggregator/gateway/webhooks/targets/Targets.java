package io.usdtaggregator.gateway.webhooks.targets;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;

/**
 * Decides where webhooks may go: https to hosts of the public Internet only. A name is resolved anew each time, and
 * one address that is not public refuses it, whichever else it has.
 */
public final class Targets {
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    private final Names names;
    private final boolean loopback;

    /** @param loopback whether this machine may be a target too, also without TLS: for the sandbox */
    public Targets(Names names, boolean loopback) {
        this.names = names;
        this.loopback = loopback;
    }

    /** Fails with {@link TargetRefused}. */
    public Uni<Target> check(String url) {
        return Uni.createFrom()
                .item(() -> resolved(TargetUrl.parse(url, loopback)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(DEADLINE)
                .failWith(() -> unresolvable());
    }

    private Target resolved(TargetUrl url) {
        List<InetAddress> addresses = addresses(url.host());
        if (!addresses.stream().allMatch(address -> mayBe(address, url.tls()))) {
            throw new TargetRefused("not_public", "url must name a host of the public Internet");
        }
        return new Target(url.tls(), url.host(), url.port(), url.path(), addresses.get(0));
    }

    private boolean mayBe(InetAddress address, boolean tls) {
        return (loopback && address.isLoopbackAddress()) || (tls && PublicAddress.is(address));
    }

    private List<InetAddress> addresses(String host) {
        try {
            List<InetAddress> addresses = names.resolve(host);
            if (addresses.isEmpty()) {
                throw unresolvable();
            }
            return addresses;
        } catch (UnknownHostException unknown) {
            throw unresolvable();
        }
    }

    private static TargetRefused unresolvable() {
        return new TargetRefused("unresolvable", "url names a host that cannot be found");
    }
}
