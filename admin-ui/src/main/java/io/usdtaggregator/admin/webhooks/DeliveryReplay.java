package io.usdtaggregator.admin.webhooks;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.audit.AuditLog;
import io.usdtaggregator.base.failure.FailureReason;
import io.usdtaggregator.base.internal.webhooks.AccountWebhook;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery;
import io.usdtaggregator.base.problem.Problem;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Sends a delivery again. The gateway and the audit log share no transaction: so the log says first who asked, without which
 * the gateway is not asked, and afterwards what came of it.
 */
@ApplicationScoped
class DeliveryReplay {
    static final String ASKED = "delivery replay asked";
    static final String REPLAYED = "delivery replayed";
    static final String FAILED = "delivery replay failed";

    private static final Logger LOG = Logger.getLogger(DeliveryReplay.class);
    private static final String NO_REASON = "-";

    private final GatewayWebhooks webhooks;
    private final AuditLog audit;

    DeliveryReplay(GatewayWebhooks webhooks, AuditLog audit) {
        this.webhooks = webhooks;
        this.audit = audit;
    }

    /** Answers the delivery that is queued. */
    Uni<WebhookDelivery> replay(String who, AccountWebhook webhook, long number) {
        JsonObject delivery =
                new JsonObject().put("webhook", webhook.id().toString()).put("delivery", number);
        return note(who, ASKED, webhook, delivery)
                .chain(() -> webhooks.replay(webhook.id(), number))
                .onItem()
                .call(queued -> outcome(
                        who,
                        REPLAYED,
                        webhook,
                        delivery.copy().put("queued_as", queued.number()).put("message_id", queued.messageId())))
                .onFailure(HttpProblem.class)
                .call(failure -> outcome(
                        who, FAILED, webhook, delivery.copy().put("outcome", Problem.code((HttpProblem) failure))));
    }

    private Uni<Void> note(String who, String what, AccountWebhook webhook, JsonObject detail) {
        return audit.addAlone(who, what, "webhooks:" + webhook.accountId(), NO_REASON, detail);
    }

    /** What came of it is told to the reader even where it cannot be noted: that it was asked for stands already. */
    private Uni<Void> outcome(String who, String what, AccountWebhook webhook, JsonObject detail) {
        return note(who, what, webhook, detail).onFailure().recoverWithItem(failure -> {
            LOG.warnf(
                    "the audit log holds that %s asked for a replay, not its outcome (%s, %s): %s",
                    who, what, detail.encode(), FailureReason.of(failure));
            return null;
        });
    }
}
