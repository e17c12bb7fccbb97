/** Calls by account and key, as the gateways count them for staff. */
package io.usdtaggregator.base.internal.usage;
