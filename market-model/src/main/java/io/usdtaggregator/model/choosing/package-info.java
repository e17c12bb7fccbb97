/** Which offers of which platform make a market's rate, and the rate that they make. Pure. */
package io.usdtaggregator.model.choosing;
