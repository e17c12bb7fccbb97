/** A market's rate as the public API answers it, with its age and what an amount gets. */
package io.usdtaggregator.gateway.rates.answer;
