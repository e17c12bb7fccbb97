package io.usdtaggregator.base.instances;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.net.HostName;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.failure.FailureReason;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Says twice a minute that this instance runs, and once that it stops. */
@ApplicationScoped
public class InstanceSigns {
    static final Duration EVERY = Duration.ofSeconds(30);

    private static final Logger LOG = Logger.getLogger(InstanceSigns.class);
    /** More than a command's deadline, which ends the wait for a Redis that is gone too. */
    private static final Duration LAST_WAIT = Duration.ofSeconds(10);

    private final InstanceLog log;
    private final InstanceSign sign;

    InstanceSigns(InstanceLog log, InstanceConfig config) {
        this.log = log;
        this.sign = new InstanceSign(
                config.service(), config.id(), HostName.getHostName(), config.version(), Instant.now(), false);
    }

    /** The first one, when all else has started: its connection to Redis is not opened while others open theirs. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_AFTER) StartupEvent started) {
        give().subscribe().with(given -> {});
    }

    @Scheduled(every = "30s", delayed = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> give() {
        return say(sign);
    }

    void stop(@Observes ShutdownEvent end) {
        say(sign.last()).await().atMost(LAST_WAIT);
    }

    private Uni<Void> say(InstanceSign own) {
        return Uni.createFrom().deferred(() -> log.add(own)).onFailure().recoverWithItem(InstanceSigns::lost);
    }

    /** The next one comes soon; a Redis that is out is told of elsewhere. */
    private static Void lost(Throwable failure) {
        LOG.debugf("this instance could not say that it runs: %s", FailureReason.of(failure));
        return null;
    }
}
