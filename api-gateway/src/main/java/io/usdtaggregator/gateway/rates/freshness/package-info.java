/** How old a rate is judged to be, and when that can change. */
package io.usdtaggregator.gateway.rates.freshness;
