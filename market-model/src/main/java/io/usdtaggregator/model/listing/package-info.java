/** The offers of a market as callers see them: which the rate counts, and why it leaves others out. Pure. */
package io.usdtaggregator.model.listing;
