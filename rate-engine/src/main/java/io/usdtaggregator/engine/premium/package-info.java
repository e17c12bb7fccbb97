/** What the CFA francs officially are, and how far the markets lie from it. */
package io.usdtaggregator.engine.premium;
