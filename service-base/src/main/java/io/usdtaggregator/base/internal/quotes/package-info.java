/** Quotes: gateways price and sign them, the rate-engine stores them and judges their age by one clock. */
package io.usdtaggregator.base.internal.quotes;
