/** What was published at a past instant, as the engine keeps it. */
package io.usdtaggregator.gateway.rates.asof;
