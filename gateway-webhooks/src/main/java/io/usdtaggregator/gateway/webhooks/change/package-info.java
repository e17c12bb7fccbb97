/** When the change of a rate is one that a webhook is notified of. */
package io.usdtaggregator.gateway.webhooks.change;
