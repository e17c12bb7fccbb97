package io.usdtaggregator.model.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * When a rate's move is an alert, and when it is held back.
 *
 * @param premiumMinPercent a premium over the official rate below this is an alert; {@code null}: none is
 * @param premiumMaxPercent a premium above this is an alert; {@code null}: none is
 */
public record AlertSettings(
        BigDecimal variationPercent,
        BigDecimal holdBackPercent,
        Duration cooldown,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal premiumMinPercent,
        @JsonInclude(JsonInclude.Include.NON_NULL) BigDecimal premiumMaxPercent) {

    /** Without limits to the premium. */
    public AlertSettings(BigDecimal variationPercent, BigDecimal holdBackPercent, Duration cooldown) {
        this(variationPercent, holdBackPercent, cooldown, null, null);
    }
}
