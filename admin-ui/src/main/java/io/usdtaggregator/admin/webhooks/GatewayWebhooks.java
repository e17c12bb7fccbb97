package io.usdtaggregator.admin.webhooks;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.RefusedCall;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery;
import io.usdtaggregator.base.internal.webhooks.WebhookList;
import io.usdtaggregator.base.internal.webhooks.WebhookLog;
import io.usdtaggregator.base.internal.webhooks.WebhooksApi;
import io.usdtaggregator.base.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The webhooks that the gateways keep; any of them tells those of all. */
@ApplicationScoped
class GatewayWebhooks {
    private static final int NOT_FOUND = 404;
    private static final int NOT_POSSIBLE = 422;

    private final WebhooksApi gateway;

    GatewayWebhooks(@RestClient WebhooksApi gateway) {
        this.gateway = gateway;
    }

    /**
     * Unavailable from a gateway of an earlier version too, which knows no such list.
     *
     * @param account whose; empty for all accounts'
     */
    Uni<WebhookList> list(Optional<String> account, int page) {
        return gateway.webhooks(account.orElse(null), page).onFailure().transform(failure -> unavailable());
    }

    Uni<WebhookLog> log(UUID id, int page) {
        return gateway.deliveries(id, page).onFailure().transform(GatewayWebhooks::problem);
    }

    /** Answers the delivery that is queued. Where no answer comes, it may be queued nevertheless. */
    Uni<WebhookDelivery> replay(UUID id, long number) {
        return gateway.replay(id, String.valueOf(number))
                .onFailure()
                .transform(failure -> failure instanceof RefusedCall ? problem(failure) : notKnown());
    }

    private static HttpProblem notKnown() {
        return Problem.unavailable(
                "replay_not_known",
                "No gateway confirmed it, so the delivery may be queued or not. Look at the deliveries of the webhook"
                        + " before you send it again.",
                Duration.ofSeconds(2));
    }

    private static HttpProblem problem(Throwable failure) {
        int status = failure instanceof RefusedCall refused ? refused.status() : 0;
        if (status == NOT_FOUND) {
            return Problem.notFound("not_found", "There is no such webhook, or no such delivery any more.");
        }
        if (status == NOT_POSSIBLE) {
            return Problem.of(
                    NOT_POSSIBLE,
                    "webhook_takes_no_more",
                    "Not possible",
                    "The webhook takes no more deliveries now: its target wants no more, or too many wait already.");
        }
        return unavailable();
    }

    private static HttpProblem unavailable() {
        return Problem.unavailable(
                "unavailable", "The gateway cannot be reached: webhooks cannot be shown.", Duration.ofSeconds(2));
    }
}
