/** What all collectors together may ask of a platform: requests a minute, reads at once, pauses. The state is in Redis. */
package io.usdtaggregator.collector.budget;
