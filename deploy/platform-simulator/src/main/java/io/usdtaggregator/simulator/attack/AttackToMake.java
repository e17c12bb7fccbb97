package io.usdtaggregator.simulator.attack;

import io.usdtaggregator.simulator.control.BadControl;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;

/** An attack as the control endpoint takes it; only the kind is needed. */
record AttackToMake(String kind, BigDecimal percent, Integer offers, BigDecimal usdt) {
    private static final BigDecimal FARTHEST = new BigDecimal("90");
    private static final BigDecimal LARGEST = new BigDecimal("1000000000");
    private static final int MOST = 500;

    Attack checked() {
        AttackKind known = AttackKind.named(kind).orElseThrow(() -> new BadControl("kind", kinds()));
        if (percent != null && (percent.signum() == 0 || percent.abs().compareTo(FARTHEST) > 0)) {
            throw new BadControl("percent", "-90 to 90, not 0");
        }
        if (known == AttackKind.CROSSED && percent != null && percent.compareTo(BigDecimal.ONE) < 0) {
            throw new BadControl("percent", "1 to 90: less does not cross");
        }
        if (offers != null && (!known.countsOffers() || offers < 1 || offers > MOST)) {
            throw new BadControl("offers", known.countsOffers() ? "1 to " + MOST : "not for " + kind);
        }
        if (usdt != null && (!known.plants() || usdt.signum() <= 0 || usdt.compareTo(LARGEST) > 0)) {
            throw new BadControl("usdt", known.plants() ? "above 0, at most " + LARGEST : "not for " + kind);
        }
        Attack usual = known.usual();
        return new Attack(
                known,
                Objects.requireNonNullElse(percent, usual.percent()),
                Objects.requireNonNullElse(offers, usual.offers()),
                Objects.requireNonNullElse(usdt, usual.usdt()));
    }

    private static String kinds() {
        return Arrays.stream(AttackKind.values()).map(AttackKind::text).collect(Collectors.joining(", "));
    }
}
