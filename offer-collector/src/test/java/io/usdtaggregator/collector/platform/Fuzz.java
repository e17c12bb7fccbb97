package io.usdtaggregator.collector.platform;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;

/**
 * Damages recorded answers: an adapter must neither throw nor show a price that is no price of the payload. Seeded, so
 * that a failure repeats.
 */
public final class Fuzz {
    private static final long SEED = 20261123;
    private static final int WAYS = 5;
    private static final String[] ODDITIES = {
        "null", "-1", "1e308", "\"NaN\"", "{}", "[]", "\"\"", "true", "0", "\"\\u0001\"", "\"1,5\"", "9".repeat(60)
    };

    private final Random random = new Random(SEED);

    private Fuzz() {}

    /** @param priceField the name under which the platform writes prices */
    public static void damage(String recorded, int rounds, String priceField, Function<String, Page> reading) {
        Fuzz fuzz = new Fuzz();
        for (int round = 0; round < rounds; round++) {
            String damaged = fuzz.damaged(recorded, round % WAYS);
            Page page = reading.apply(damaged);
            page.fold(
                    offers -> {
                        Set<BigDecimal> written = prices(damaged, priceField);
                        offers.offers()
                                .forEach(offer -> assertTrue(
                                        written.contains(offer.price().stripTrailingZeros()),
                                        () -> "made up " + offer.price() + " from " + damaged));
                        return null;
                    },
                    failed -> null);
        }
    }

    private String damaged(String recorded, int way) {
        if (way == 0) {
            return textCut(recorded);
        }
        JsonNode tree = OddRow.tree(recorded);
        List<ObjectNode> objects = new ArrayList<>();
        List<ArrayNode> arrays = new ArrayList<>();
        collect(tree, objects, arrays);
        ObjectNode object = any(objects);
        if (object.isEmpty()) {
            return recorded;
        }
        String field = any(names(object));
        switch (way) {
            case 1 -> object.set(field, OddRow.tree(ODDITIES[random.nextInt(ODDITIES.length)]));
            case 2 -> object.remove(field);
            case 3 -> object.set(field, object.get(any(names(object))));
            default -> shuffle(any(arrays));
        }
        return tree.toString();
    }

    private String textCut(String text) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(40));
        return text.substring(0, from) + text.substring(to);
    }

    /** A row again, or something strange among the rows. */
    private void shuffle(ArrayNode array) {
        JsonNode again = array.isEmpty() || random.nextBoolean()
                ? OddRow.tree(ODDITIES[random.nextInt(ODDITIES.length)])
                : array.get(random.nextInt(array.size()));
        array.insert(random.nextInt(array.size() + 1), again);
    }

    private static void collect(JsonNode node, List<ObjectNode> objects, List<ArrayNode> arrays) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        } else if (node instanceof ArrayNode array) {
            arrays.add(array);
        }
        node.forEach(inner -> collect(inner, objects, arrays));
    }

    private static List<String> names(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }

    private static Set<BigDecimal> prices(String body, String field) {
        Set<BigDecimal> prices = new HashSet<>();
        OddRow.tree(body).findValues(field).stream()
                .filter(JsonNode::isValueNode)
                .map(JsonNode::asText)
                .filter(text -> text.strip().matches("[-+]?[\\d.]+([eE][-+]?\\d{1,3})?"))
                .forEach(text -> prices.add(new BigDecimal(text.strip()).stripTrailingZeros()));
        return prices;
    }
}
