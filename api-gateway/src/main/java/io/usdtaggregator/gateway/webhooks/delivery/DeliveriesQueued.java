package io.usdtaggregator.gateway.webhooks.delivery;

/** Fired after this gateway has queued deliveries, so that they need not wait until it looks for due ones. */
public record DeliveriesQueued() {}
