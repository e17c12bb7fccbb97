package io.usdtaggregator.gateway.webhooks.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.List;

/** Stores the attempts of a delivery as a JSON array. */
@Converter
public class AttemptsColumn implements AttributeConverter<List<DeliveryAttempt>, String> {
    private static final TypeReference<List<DeliveryAttempt>> ATTEMPTS = new TypeReference<>() {};

    @Override
    public String convertToDatabaseColumn(List<DeliveryAttempt> attempts) {
        return MarketJson.write(attempts);
    }

    @Override
    public List<DeliveryAttempt> convertToEntityAttribute(String stored) {
        try {
            return MarketJson.mapper().readValue(stored, ATTEMPTS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("the attempts of a delivery cannot be read", broken);
        }
    }
}
