package io.usdtaggregator.gateway.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.usdtaggregator.gateway.Seed;
import io.usdtaggregator.gateway.tokens.TokenSigner;
import io.usdtaggregator.model.access.ApiKeyText;
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

    private static final List<String> GARBAGE = List.of(
            "nothing",
            "Bearer ",
            "Bearer abc.def.ghi",
            "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhLWRlbW8ifQ.",
            "Basic ZGVtbzpkZW1v",
            "ApiKey usdt_test_000000000000000000000000000000000000",
            "ApiKey " + Seed.REVOKED_KEY.text(),
            "ApiKey " + Seed.EXPIRED_KEY.text(),
            "ApiKey " + ApiKeyText.random(true).text(),
            "ApiKey " + ApiKeyText.random(false).text(),
            "x".repeat(5000));

    private final TokenSigner signatures;
    private final String foreign = Tokens.foreign();
    private final Random random;

    Nasty(long seed, TokenSigner signatures) {
        this.random = new Random(seed);
        this.signatures = signatures;
    }

    String value() {
        return oneOf(VALUES);
    }

    /** Part of a path: never empty, and without what would make it another path. */
    String segment() {
        String value = value().replaceAll("[/\\\\;\u0000]|^\\s*$|^\\.+", "x");
        return Call.encoded(value.isBlank() || value.length() > 1000 ? "x" : value);
    }

    /** A value of a body's field, of any type. */
    JsonNode field() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(6)) {
            case 0 -> nodes.numberNode(-1.5e300);
            case 1 -> nodes.numberNode(random.nextInt());
            case 2 -> nodes.booleanNode(random.nextBoolean());
            case 3 -> nodes.nullNode();
            default -> nodes.textNode(value());
        };
    }

    Optional<String> credential(Mischief mischief) {
        return switch (mischief) {
            case EXPIRED_TOKEN -> Optional.of("Bearer " + Tokens.expired(signatures));
            case FOREIGN_TOKEN -> Optional.of("Bearer " + foreign);
            case GARBAGE_FOR_A_CREDENTIAL -> Optional.of(oneOf(GARBAGE));
            default -> Optional.empty();
        };
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** A value that the parameter's own schema or examples name, where they do. */
    Optional<String> allowed(ApiDocument document, JsonNode parameter) {
        List<String> allowed = new ArrayList<>();
        parameter.at("/schema/enum").forEach(value -> allowed.add(value.asText()));
        document.examples(parameter).values().forEach(value -> allowed.add(value.asText()));
        if (parameter.path("schema").has("default")) {
            allowed.add(parameter.at("/schema/default").asText());
        }
        return allowed.isEmpty() ? Optional.empty() : Optional.of(oneOf(allowed));
    }
}
