package io.usdtaggregator.engine.alerting;

import java.util.Locale;

/** A reason for an alert, before its cooldown is asked. */
public record Concern(Kind kind, String key, String message) {

    /** The kinds of docs/domain.md, 8. */
    public enum Kind {
        VARIATION,
        HELD_BACK,
        PLATFORM_FAILED,
        FALLBACK,
        SIDE_SUSPECT,
        THIN_BOOK,
        RULE_SKIPPED,
        POISON_MESSAGE,
        PREMIUM,
        OFFICIAL_RATE;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
