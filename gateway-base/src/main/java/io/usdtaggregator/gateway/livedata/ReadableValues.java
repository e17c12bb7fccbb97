package io.usdtaggregator.gateway.livedata;

import io.usdtaggregator.model.json.MarketJson;
import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/** Parses many JSON values at once, such that one which cannot be read does not hold back the others. */
final class ReadableValues {
    private static final Logger LOG = Logger.getLogger(ReadableValues.class);

    private ReadableValues() {}

    /** The values that can be read, by the same names; the others are left out and logged. */
    static <T> Map<String, T> of(Map<String, String> texts, Class<T> type) {
        Map<String, T> values = new HashMap<>();
        texts.forEach((name, json) -> {
            try {
                values.put(name, read(json, type));
            } catch (IllegalArgumentException unreadable) {
                LOG.warnf("%s: cannot be read and is ignored: %s", name, unreadable.getMessage());
            }
        });
        return values;
    }

    private static <T> T read(String json, Class<T> type) {
        T value = MarketJson.read(json, type);
        if (value == null) {
            throw new IllegalArgumentException("null");
        }
        return value;
    }
}
