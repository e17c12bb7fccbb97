/** Alerts, as the rate-engine stores them for staff and for webhooks. */
package io.usdtaggregator.base.internal.alerts;
