package io.usdtaggregator.base.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;

/** Gives the service's mapper, and so every request and answer, the one JSON set-up. */
@Singleton
public class JsonSetUp implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        MarketJson.configure(mapper);
    }
}
