package io.usdtaggregator.model.rate;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import io.usdtaggregator.model.market.FilteredOffers;
import io.usdtaggregator.model.market.Market;
import java.io.IOException;

/** Reads a rate from one flat JSON object, each part from the fields that it knows: with a {@code rate} it is priced. */
final class RateReader extends StdDeserializer<Rate> {
    private static final long serialVersionUID = 1;

    RateReader() {
        super(Rate.class);
    }

    @Override
    public Rate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonNode json = parser.readValueAsTree();
        ObjectCodec codec = parser.getCodec();
        RateProvenance provenance = part(codec, json, RateProvenance.class);
        Market market = part(codec, json.path("market"), Market.class);
        String source = json.path("source").asText();
        Quality quality = json.hasNonNull("quality") ? part(codec, json.get("quality"), Quality.class) : Quality.NONE;
        return json.hasNonNull("rate")
                ? new PricedRate(
                        provenance,
                        market,
                        source,
                        part(codec, json, RatePrice.class),
                        part(codec, json, RateOrigin.class),
                        quality,
                        part(codec, json, FilteredOffers.class))
                : new UnpricedRate(
                        provenance,
                        market,
                        source,
                        part(codec, json.path("reason"), UnavailableReason.class),
                        quality,
                        json.hasNonNull("platform") ? part(codec, json, RateOrigin.class) : null,
                        part(codec, json, FilteredOffers.class));
    }

    private static <T> T part(ObjectCodec codec, TreeNode json, Class<T> type) throws IOException {
        return codec.treeToValue(json, type);
    }
}
