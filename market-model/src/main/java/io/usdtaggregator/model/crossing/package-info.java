/** The rate between two currencies, by way of USDT. Pure. */
package io.usdtaggregator.model.crossing;
