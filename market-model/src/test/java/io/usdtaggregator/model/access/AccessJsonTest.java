package io.usdtaggregator.model.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.model.access.Access.ApiKey;
import io.usdtaggregator.model.access.Access.KeyRights;
import io.usdtaggregator.model.access.Access.Quota;
import io.usdtaggregator.model.json.MarketJson;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessJsonTest {
    private static final ApiKey KEY = new ApiKey(
            "k",
            "a",
            "shop",
            "digest",
            "usdt_live_abcd",
            true,
            new KeyRights(
                    Set.of(Access.INTEGRATOR),
                    Quota.ofNewAccount(),
                    List.of("192.0.2.0/24"),
                    Instant.parse("2026-08-21T12:00:00Z")));

    @Test
    void what_a_key_may_do_stands_flat_beside_its_name() {
        JsonNode json = MarketJson.mapper().valueToTree(KEY);

        assertEquals("integrator", json.at("/groups/0").asText());
        assertEquals(600, json.at("/quota/requests_per_minute").asInt());
        assertEquals("192.0.2.0/24", json.at("/allowed_ips/0").asText());
        assertEquals("2026-08-21T12:00:00Z", json.path("expires_at").asText());
        assertEquals(10, json.size());
    }

    @Test
    void a_key_comes_back_as_it_was_written() {
        Access access = new Access(3, List.of(), List.of(KEY));

        assertEquals(access, MarketJson.read(MarketJson.write(access), Access.class));
    }
}
