package io.usdtaggregator.gateway.webhooks.delivery;

/** What became of a delivery. */
public enum DeliveryStatus {
    PENDING,
    DELIVERED,
    FAILED
}
