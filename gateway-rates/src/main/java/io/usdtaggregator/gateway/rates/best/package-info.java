/** The best rate of every market that fits a question. */
package io.usdtaggregator.gateway.rates.best;
