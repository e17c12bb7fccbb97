package io.usdtaggregator.admin.refresh;

import com.github.f4b6a3.ulid.UlidCreator;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.admin.publishing.SnapshotPublisher;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.refresh.RefreshRequest;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Asks all collectors to read every market now, within the budgets. */
@ApplicationScoped
public class RefreshNow {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final SnapshotPublisher publisher;
    private final CollectorAnswers answers;
    private final AuditLog audit;

    RefreshNow(SnapshotPublisher publisher, CollectorAnswers answers, AuditLog audit) {
        this.publisher = publisher;
        this.answers = answers;
        this.audit = audit;
    }

    /**
     * The request, and which platforms the collectors do not read now; it stands for collectors that come back soon.
     * Fails with a 503 when Redis does not take the request.
     */
    public Uni<StartedRefresh> request(String who) {
        Instant now = Instant.now();
        RefreshRequest request = new RefreshRequest(
                now.toEpochMilli(), UlidCreator.getMonotonicUlid().toString(), now);
        return publisher
                .publish(RedisKeys.REFRESH, request.version(), request)
                .onFailure()
                .transform(failed -> Problem.unavailable(
                        "redis_unavailable", "Redis did not take the request: no collector was asked", RETRY_AFTER))
                .call(() -> audit.addAlone(
                        who, "refresh", "refresh", "-", new JsonObject().put("request_id", request.requestId())))
                .chain(() -> answers.to(request.requestId()))
                .map(notRead -> StartedRefresh.of(request, notRead));
    }
}
