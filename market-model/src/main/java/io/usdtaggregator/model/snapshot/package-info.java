/** What was published, all as of one moment: rates, cross rates with their legs, books, official rates. Pure. */
package io.usdtaggregator.model.snapshot;
