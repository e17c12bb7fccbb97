package io.usdtaggregator.simulator.attack;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The attacks that are known, and what each is like when no more is said. */
public enum AttackKind {
    /** A featured advert at a price too good to be true, for one amount only. */
    @JsonProperty("bait")
    BAIT(20, 1, 50, new PlantedAdverts(PlantedAdverts.Range.WHOLE_STOCK, PlantedAdverts.Makers.MANY, true)),
    /** A stock larger than all others together, a little beside the fair price. */
    @JsonProperty("wall")
    WALL(2, 1, 1_000_000, new PlantedAdverts(PlantedAdverts.Range.WIDE, PlantedAdverts.Makers.MANY, false)),
    /** Many good prices that only the smallest orders can have. */
    @JsonProperty("tiny_ranges")
    TINY_RANGES(5, 30, 2, new PlantedAdverts(PlantedAdverts.Range.WIDE, PlantedAdverts.Makers.MANY, false)),
    /** One merchant who fills the front of the book. */
    @JsonProperty("one_merchant")
    ONE_MERCHANT(3, 20, 500, new PlantedAdverts(PlantedAdverts.Range.WIDE, PlantedAdverts.Makers.ONE, false)),
    /** The best of the book lie beyond the other side's best. */
    @JsonProperty("crossed")
    CROSSED(3, 10, 0, new MovedPrices(MovedPrices.From.FAIR)),
    /** The whole book moves at once. */
    @JsonProperty("jump")
    JUMP(10, Integer.MAX_VALUE, 0, new MovedPrices(MovedPrices.From.OWN_PRICE));

    private final Attack usual;
    private final AttackMethod method;

    AttackKind(int percent, int offers, int usdt, AttackMethod method) {
        this.usual = new Attack(this, BigDecimal.valueOf(percent), offers, BigDecimal.valueOf(usdt));
        this.method = method;
    }

    static Optional<AttackKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(name)).findFirst();
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Attack usual() {
        return usual;
    }

    AttackMethod method() {
        return method;
    }

    boolean plants() {
        return usual.usdt().signum() > 0;
    }

    boolean countsOffers() {
        return usual.offers() != Integer.MAX_VALUE;
    }
}
