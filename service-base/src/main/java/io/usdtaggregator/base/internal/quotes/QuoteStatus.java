package io.usdtaggregator.base.internal.quotes;

/** Whether a quote may still be shown as a price. */
public enum QuoteStatus {
    ACTIVE,
    EXPIRED
}
