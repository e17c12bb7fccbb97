package io.usdtaggregator.engine.books;

import io.usdtaggregator.base.tracing.TraceParent;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.Place;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * An entry of the stream of changed books.
 *
 * @param id of the entry
 * @param key of the book that changed
 * @param place whose rates it touches
 * @param traceParent the trace of the poll that read it; {@code null} where it is not traced
 */
record ChangedBook(String id, String key, Place place, String traceParent) {
    private static final Logger LOG = Logger.getLogger(ChangedBook.class);
    /** Of a key, and of what is kept and logged of a bad entry. */
    private static final int LONGEST = 200;

    /** Empty where it cannot be read. */
    static Optional<ChangedBook> of(String id, Map<String, String> fields) {
        String key = fields.get("key");
        try {
            String[] parts = key == null || key.length() > LONGEST ? new String[0] : key.split(":", 3);
            if (parts.length != 3 || !parts[0].equals("offers")) {
                throw new IllegalArgumentException("key: offers:PLATFORM:MARKET, not '" + brief(key) + "'");
            }
            return Optional.of(
                    new ChangedBook(id, key, Place.of(Market.parse(parts[2])), fields.get(TraceParent.FIELD)));
        } catch (IllegalArgumentException unreadable) {
            LOG.warnf("entry %s of the stream of offers: %s", id, unreadable.getMessage());
            return Optional.empty();
        }
    }

    static String brief(String text) {
        return text == null || text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
