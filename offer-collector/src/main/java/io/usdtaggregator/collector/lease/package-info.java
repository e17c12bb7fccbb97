/** Who polls a market, and the one clock that all collectors go by. The state is in Redis. */
package io.usdtaggregator.collector.lease;
