package io.usdtaggregator.collector.platform;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Names an offer of a platform that does not name it in every answer: the same advert gets the same name again. */
public final class OfferIds {

    private static final String MADE_UP = "~";

    private OfferIds() {}

    static boolean isMadeUp(String id) {
        return id.startsWith(MADE_UP);
    }

    /** The platform's own id, else one made of what tells this advert from others. */
    public static String of(Optional<String> own, Object... traits) {
        return own.orElseGet(() -> {
            StringBuilder text = new StringBuilder();
            for (Object trait : traits) {
                text.append(trait).append('\n');
            }
            return MADE_UP + UUID.nameUUIDFromBytes(text.toString().getBytes(StandardCharsets.UTF_8));
        });
    }
}
