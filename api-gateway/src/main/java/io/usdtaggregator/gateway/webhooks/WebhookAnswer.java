package io.usdtaggregator.gateway.webhooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.TradeType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A webhook of the public API; what it does not watch is {@code null}.
 *
 * @param secret only in the answer to its creation
 */
record WebhookAnswer(
        UUID id,
        String url,
        String event,
        String fiat,
        TradeType tradeType,
        String country,
        String fromCurrency,
        String toCurrency,
        String countryFrom,
        String countryTo,
        BigDecimal deviationPct,
        Integer heartbeatSeconds,
        Instant createdAt,
        Instant disabledAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) String secret) {

    record Listed(long count, int page, int pageSize, List<WebhookAnswer> webhooks) {}

    /** @param previousValidUntil until then messages are signed with the secret before it too */
    record ReplacedSecret(String secret, Instant previousValidUntil) {}

    record LoggedDeliveries(long count, int page, int pageSize, List<Delivery> deliveries) {}

    static WebhookAnswer of(Webhook webhook) {
        return of(webhook, null);
    }

    static WebhookAnswer created(Webhook webhook, Secret secret) {
        return of(webhook, secret.text());
    }

    private static WebhookAnswer of(Webhook webhook, String secret) {
        Optional<Market> market =
                webhook.subject().filter(key -> !Readings.isCorridor(key)).map(Market::parse);
        Optional<Corridor> corridor =
                webhook.subject().filter(Readings::isCorridor).map(Corridor::parse);
        return new WebhookAnswer(
                webhook.id(),
                webhook.url(),
                webhook.event(),
                market.map(Market::fiat).orElse(null),
                market.map(Market::tradeType).orElse(null),
                market.map(Market::country).orElse(null),
                corridor.map(Corridor::from).orElse(null),
                corridor.map(Corridor::to).orElse(null),
                corridor.map(Corridor::countryFrom).orElse(null),
                corridor.map(Corridor::countryTo).orElse(null),
                webhook.deviationPct().orElse(null),
                webhook.heartbeatSeconds(),
                webhook.createdAt(),
                webhook.disabledAt().orElse(null),
                secret);
    }
}
