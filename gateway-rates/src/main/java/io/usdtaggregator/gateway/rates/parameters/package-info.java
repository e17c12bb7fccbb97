/** What callers name in questions about rates: places, payment methods, amounts, past instants. */
package io.usdtaggregator.gateway.rates.parameters;
