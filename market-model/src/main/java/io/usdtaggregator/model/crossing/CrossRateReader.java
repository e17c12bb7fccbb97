package io.usdtaggregator.model.crossing;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.usdtaggregator.model.rate.PricedRate;
import io.usdtaggregator.model.rate.Rate;
import io.usdtaggregator.model.rate.RateProvenance;
import io.usdtaggregator.model.rate.UnavailableReason;
import java.io.IOException;

/** Reads a cross rate from one flat JSON object: with a {@code rate} it is priced. */
final class CrossRateReader extends StdDeserializer<CrossRate> {
    private static final long serialVersionUID = 1;

    CrossRateReader() {
        super(CrossRate.class);
    }

    @Override
    public CrossRate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode json = parser.readValueAsTree();
        ObjectCodec codec = parser.getCodec();
        RateProvenance provenance = part(codec, json, RateProvenance.class);
        Corridor corridor = part(codec, json.path("corridor"), Corridor.class);
        return json.hasNonNull("rate")
                ? new PricedCrossRate(
                        provenance,
                        corridor,
                        part(codec, json, CrossPrice.class),
                        part(codec, json.path("buy"), PricedRate.class),
                        part(codec, json.path("sell"), PricedRate.class))
                : new UnpricedCrossRate(
                        provenance,
                        corridor,
                        part(codec, json.path("reason"), UnavailableReason.class),
                        json.hasNonNull("buy") ? part(codec, json.get("buy"), Rate.class) : null,
                        json.hasNonNull("sell") ? part(codec, json.get("sell"), Rate.class) : null);
    }

    private static <T> T part(ObjectCodec codec, TreeNode json, Class<T> type) throws IOException {
        return codec.treeToValue(json, type);
    }
}
