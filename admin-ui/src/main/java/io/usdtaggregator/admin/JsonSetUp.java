package io.usdtaggregator.admin;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;

/** REST answers use the one JSON set-up. */
@Singleton
class JsonSetUp implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        MarketJson.configure(mapper);
    }
}
