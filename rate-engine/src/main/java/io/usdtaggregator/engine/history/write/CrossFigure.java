package io.usdtaggregator.engine.history.write;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.crossing.CrossPrice;
import io.usdtaggregator.model.crossing.CrossRate;
import io.usdtaggregator.model.crossing.PricedCrossRate;
import io.usdtaggregator.model.crossing.UnpricedCrossRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A cross rate as history keeps it: without its legs, which have rows of their own.
 *
 * @param price {@code null} without one; then {@code reason} says why
 */
@JsonDeserialize(using = CrossFigure.Reader.class)
public record CrossFigure(
        @JsonUnwrapped RateProvenance provenance,
        Corridor corridor,
        @JsonUnwrapped CrossPrice price,
        @JsonInclude(JsonInclude.Include.NON_NULL) UnavailableReason reason) {

    public static CrossFigure of(CrossRate cross) {
        return new CrossFigure(
                cross.provenance(),
                cross.corridor(),
                cross.priced().map(PricedCrossRate::price).orElse(null),
                cross.whyUnpriced().orElse(null));
    }

    CrossFigure published(Instant at) {
        return new CrossFigure(provenance.published(at), corridor, price, reason);
    }

    /**
     * The cross rate as it was published by that computation, between these legs; empty where it had a price and a leg of it
     * is lost, for its id must name nothing else.
     */
    public Optional<CrossRate> whole(RateProvenance made, Optional<Rate> buy, Optional<Rate> sell) {
        RateProvenance then = new RateProvenance(
                made.version(),
                provenance.rateId(),
                made.computedAt(),
                provenance.updatedAt(),
                // Publications of before did not say theirs.
                made.settingsVersion() == 0 ? provenance.settingsVersion() : made.settingsVersion(),
                made.publishedAt());
        return price == null
                ? Optional.of(UnpricedCrossRate.lackingLeg(then, corridor, buy, sell))
                : buy.flatMap(Rate::priced).flatMap(first -> sell.flatMap(Rate::priced)
                        .map(second -> new PricedCrossRate(then, corridor, price, first, second)));
    }

    /** The cross rate as it was first published under its id. */
    public Optional<CrossRate> whole(Optional<Rate> buy, Optional<Rate> sell) {
        return whole(provenance, buy, sell);
    }

    static final class Reader extends StdDeserializer<CrossFigure> {
        private static final long serialVersionUID = 1;

        Reader() {
            super(CrossFigure.class);
        }

        @Override
        public CrossFigure deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode json = parser.readValueAsTree();
            ObjectCodec codec = parser.getCodec();
            return new CrossFigure(
                    codec.treeToValue(json, RateProvenance.class),
                    codec.treeToValue(json.path("corridor"), Corridor.class),
                    json.hasNonNull("rate") ? codec.treeToValue(json, CrossPrice.class) : null,
                    json.hasNonNull("reason") ? codec.treeToValue(json.get("reason"), UnavailableReason.class) : null);
        }
    }
}
