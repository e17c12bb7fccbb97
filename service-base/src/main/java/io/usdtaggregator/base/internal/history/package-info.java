/** The engine's history as the other services ask for it: ticks, candles, published rates, and what held at an instant. */
package io.usdtaggregator.base.internal.history;
