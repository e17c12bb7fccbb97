/** The rate from one currency to another, by way of USDT, with both legs of one moment. */
package io.usdtaggregator.gateway.rates.cross;
