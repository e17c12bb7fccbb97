package io.usdtaggregator.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.model.json.MarketJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Values that a careless or an ill-meaning caller sends; the same seed gives the same ones. */
final class Nasty {
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "-1",
            "0",
            "00",
            "1e309",
            "NaN",
            "Infinity",
            "999999999999999999999999999999",
            "0.000000000000000000001",
            "' OR 1=1 --",
            "<script>alert(1)</script>",
            "../../etc/passwd",
            "%00",
            "\u0000",
            "\u202Eabc",
            "\uD83D\uDCB8",
            "é",
            "true",
            "null",
            "[]",
            "{}",
            "a".repeat(5000),
            "2026-13-45T99:99:99Z",
            "xof",
            "XOF,GHS");

    private static final List<String> CREDENTIALS = List.of(
            "nothing",
            "Bearer ",
            "Bearer abc.def.ghi",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhLWRlbW8ifQ.",
            "Basic ZGVtbzpkZW1v",
            "ApiKey usdt_test_000000000000000000000000000000000000",
            "ApiKey " + Seed.REVOKED_KEY.text(),
            "ApiKey " + Seed.EXPIRED_KEY.text(),
            "x".repeat(5000));

    private final Random random;

    Nasty(long seed) {
        random = new Random(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    String value() {
        return oneOf(VALUES);
    }

    String credential() {
        return oneOf(CREDENTIALS);
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A value that the parameter's own schema or example names, where it does. */
    Optional<String> allowed(JsonNode parameter) {
        List<String> allowed = new ArrayList<>();
        parameter.at("/schema/enum").forEach(value -> allowed.add(value.asText()));
        if (parameter.has("example")) {
            allowed.add(parameter.path("example").asText());
        }
        if (parameter.path("schema").has("default")) {
            allowed.add(parameter.at("/schema/default").asText());
        }
        return allowed.isEmpty() ? Optional.empty() : Optional.of(oneOf(allowed));
    }

    /** A body that was right, with something done to it. */
    String body(JsonNode example) {
        ObjectNode body = example.deepCopy();
        List<String> fields = new ArrayList<>();
        body.fieldNames().forEachRemaining(fields::add);
        switch (random.nextInt(9)) {
            case 0 -> body.remove(oneOf(fields));
            case 1 -> body.put(oneOf(fields), value());
            case 2 -> body.put(oneOf(fields), -1.5e300);
            case 3 -> body.putNull(oneOf(fields));
            case 4 -> body.put("surprise", value());
            case 5 -> body.putArray(oneOf(fields)).add(1).addObject();
            case 6 -> {
                return MarketJson.write(body) + "{}";
            }
            case 7 -> {
                return "[".repeat(3000) + "]".repeat(3000);
            }
            default -> {
                return MarketJson.write(body).substring(1);
            }
        }
        return MarketJson.write(body);
    }
}
