package io.usdtaggregator.admin.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery;
import io.usdtaggregator.base.internal.webhooks.WebhookDelivery.Attempt;
import io.usdtaggregator.model.json.MarketJson;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A delivery as the page shows it.
 *
 * @param body the JSON that is sent, a field a line
 */
public record DeliveryRow(WebhookDelivery delivery, String body) {

    static DeliveryRow of(WebhookDelivery delivery) {
        return new DeliveryRow(delivery, readable(delivery.body()));
    }

    public boolean isPending() {
        return delivery.status() == WebhookDelivery.Status.PENDING;
    }

    /** The newest attempt first. */
    public List<Attempt> attempts() {
        List<Attempt> oldestFirst = delivery.tried().attempts();
        return IntStream.range(0, oldestFirst.size())
                .mapToObj(at -> oldestFirst.get(oldestFirst.size() - 1 - at))
                .toList();
    }

    private static String readable(String body) {
        try {
            return MarketJson.mapper().readTree(body).toPrettyString();
        } catch (JsonProcessingException notJson) {
            return body;
        }
    }
}
