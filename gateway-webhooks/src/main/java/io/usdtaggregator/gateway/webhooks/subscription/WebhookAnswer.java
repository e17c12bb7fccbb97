package io.usdtaggregator.gateway.webhooks.subscription;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.usdtaggregator.gateway.http.input.Page.PageSummary;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A webhook as the API shows it, without its secret.
 *
 * @param disabledAt when its target answered 410; {@code null} for most
 */
@Schema(name = "Webhook")
public record WebhookAnswer(
        UUID id,

        @Schema(
                format = "uri",
                maxLength = 1000,
                description = "https, to a host of the public Internet; without user name, password or fragment.")
        String url,

        @Schema(
                implementation = String.class,
                enumeration = {"rate.changed", "alert.raised"})
        EventType event,

        @JsonUnwrapped WatchedSubject watched,
        @JsonUnwrapped NotificationTerms terms,
        Instant createdAt,

        @Schema(
                nullable = true,
                description = "Since when nothing is sent any more, because its target answered 410; null for most.")
        Instant disabledAt) {
    private static final String SECRET = "^whsec_[A-Za-z0-9+/]+=*$";

    static WebhookAnswer of(Webhook webhook) {
        return new WebhookAnswer(
                webhook.id(),
                webhook.url(),
                webhook.event(),
                WatchedSubject.of(webhook.subject()),
                NotificationTerms.of(webhook),
                webhook.createdAt(),
                webhook.disabledAt().orElse(null));
    }

    /** The answer to the creation, the only one that shows the secret. */
    @Schema(name = "CreatedWebhook")
    public record Created(
            @JsonUnwrapped WebhookAnswer webhook,

            @Schema(pattern = SECRET, description = "What messages are signed with. It is not shown again.")
            String secret) {}

    /** One page of an account's webhooks. */
    @Schema(name = "WebhookPage")
    public record Listed(@JsonUnwrapped PageSummary listed, List<WebhookAnswer> webhooks) {}

    /** A new secret; until {@code previousValidUntil} messages are signed with the one before it too. */
    @Schema(name = "ReplacedSecret")
    public record ReplacedSecret(
            @Schema(pattern = SECRET, description = "What messages are signed with from now on. It is not shown again.")
            String secret,

            @Schema(description = "Until then the secret before it signs too.")
            Instant previousValidUntil) {}
}
