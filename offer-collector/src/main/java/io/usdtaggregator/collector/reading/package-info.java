/** One poll: reads a market under its lease and within the budget, and publishes or records what came of it. */
package io.usdtaggregator.collector.reading;
