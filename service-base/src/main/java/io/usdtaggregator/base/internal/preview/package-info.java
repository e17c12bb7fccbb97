/** What a change of settings would do to each rate, worked out by the rate-engine. */
package io.usdtaggregator.base.internal.preview;
