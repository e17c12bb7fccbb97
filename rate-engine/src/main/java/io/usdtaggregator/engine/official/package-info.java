/** What the CFA francs officially are, checked before it is believed, and how far the markets lie from it. */
package io.usdtaggregator.engine.official;
