package io.usdtaggregator.model.settings;

import java.math.BigDecimal;

/**
 * Which changes of settings need an explicit confirmation.
 *
 * @param confirmAbovePercent a change that moves a rate by more than this needs one
 */
public record Safety(BigDecimal confirmAbovePercent, ConfirmedBy appliesTo) {
    public static final Safety AT_FIRST = new Safety(BigDecimal.TEN, ConfirmedBy.PAGES);

    /** Who must confirm a dangerous change: staff on the pages, or all ways in, {@code PUT /api/settings} too. */
    public enum ConfirmedBy {
        PAGES,
        ALL
    }
}
