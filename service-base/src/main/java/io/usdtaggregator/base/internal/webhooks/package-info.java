/** Webhooks and their deliveries, as the gateways keep them, for staff. */
package io.usdtaggregator.base.internal.webhooks;
