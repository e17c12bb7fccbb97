package io.usdtaggregator.base.redis;

import io.usdtaggregator.model.json.MarketJson;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads JSON that was stored earlier, perhaps by another version or damaged. What cannot be read counts as missing. */
public final class StoredJson {
    private static final Logger LOG = Logger.getLogger(StoredJson.class);

    private StoredJson() {}

    /** Empty when it cannot be read, so that the next good value replaces it instead of failing on it for ever. */
    public static <T> Optional<T> read(String key, String json, Class<T> type) {
        try {
            return Optional.of(MarketJson.read(json, type));
        } catch (RuntimeException unreadable) {
            LOG.warnf(
                    "%s cannot be read and will be replaced: %s",
                    key, unreadable.getClass().getSimpleName());
            return Optional.empty();
        }
    }
}
