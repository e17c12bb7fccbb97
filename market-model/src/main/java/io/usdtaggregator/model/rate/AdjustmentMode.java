package io.usdtaggregator.model.rate;

/** {@code PERCENT}: value percent of the number; {@code FIXED}: value fiat units for 1 USDT. */
public enum AdjustmentMode {
    PERCENT,
    FIXED
}
