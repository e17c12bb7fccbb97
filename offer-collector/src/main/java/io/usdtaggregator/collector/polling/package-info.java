/** When which market is polled: what is due, who takes it, and whether polling goes on at all. */
package io.usdtaggregator.collector.polling;
