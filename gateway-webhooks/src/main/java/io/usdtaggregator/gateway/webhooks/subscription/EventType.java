package io.usdtaggregator.gateway.webhooks.subscription;

import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Arrays;

/** What a message is about. */
public enum EventType {
    /** A rate moved by the threshold, appeared or disappeared, or its heartbeat was due. */
    RATE_CHANGED("rate.changed"),
    ALERT_RAISED("alert.raised"),
    /** Sent at the owner's request only; nobody subscribes to it. */
    WEBHOOK_TEST("webhook.test");

    private final String wireName;

    EventType(String wireName) {
        this.wireName = wireName;
    }

    /** As the API and the messages name it. */
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** Throws IllegalArgumentException for any other name. */
    public static EventType of(String wireName) {
        return Arrays.stream(values())
                .filter(type -> type.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no event is called " + wireName));
    }

    /** Stores the wire name. */
    @Converter(autoApply = true)
    public static class Column implements AttributeConverter<EventType, String> {
        @Override
        public String convertToDatabaseColumn(EventType type) {
            return type == null ? null : type.wireName;
        }

        @Override
        public EventType convertToEntityAttribute(String stored) {
            return stored == null ? null : of(stored);
        }
    }
}
