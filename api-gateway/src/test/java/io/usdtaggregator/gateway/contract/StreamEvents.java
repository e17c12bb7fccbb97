package io.usdtaggregator.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.json.MarketJson;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the data of each event of the stream is by the document: OpenAPI has no words for a stream's parts. */
final class StreamEvents {
    private static final String SAYS_WHY =
            "{\"type\":\"object\",\"properties\":{\"reason\":{\"type\":\"string\"}},\"required\":[\"reason\"]}";
    private static final Map<String, String> SCHEMAS = Map.of(
            "rate", "{\"$ref\":\"#/components/schemas/Rate\"}",
            "cross_rate", "{\"$ref\":\"#/components/schemas/CrossRate\"}",
            "heartbeat",
                    "{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"string\",\"format\":\"date-time\"}},\"required\":[\"at\"]}",
            "reset", SAYS_WHY,
            "closing", SAYS_WHY);
    static final Set<String> NAMES = Set.copyOf(SCHEMAS.keySet());

    private StreamEvents() {}

    static List<String> faults(ApiDocument document, String name, JsonNode data) {
        String schema = SCHEMAS.get(name);
        return schema == null
                ? List.of("there is no event " + name)
                : document.faults(MarketJson.read(schema, JsonNode.class), data);
    }
}
