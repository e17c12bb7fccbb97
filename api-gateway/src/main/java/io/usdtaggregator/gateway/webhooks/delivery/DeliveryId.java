package io.usdtaggregator.gateway.webhooks.delivery;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** @param number counts the deliveries of a webhook from 1: they are made in this order */
@Embeddable
public record DeliveryId(UUID webhookId, long number) {}
