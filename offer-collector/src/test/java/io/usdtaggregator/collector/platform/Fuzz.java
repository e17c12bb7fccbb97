package io.usdtaggregator.collector.platform;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages recorded answers: an adapter must neither throw nor make up a price. Seeded, so that a failure repeats. */
public final class Fuzz {
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final String[] ODDITIES = {
        "null", "-1", "1e308", "\"NaN\"", "{}", "[]", "\"\"", "true", "0", "\"\\u0001\"", "\"1,5\"", "9".repeat(60)
    };

    private Fuzz() {}

    public static void damage(String recorded, int rounds, Function<JsonNode, Page> reading) {
        Random random = new Random(20261123);
        for (int round = 0; round < rounds; round++) {
            String damaged = round % 2 == 0 ? valueReplaced(recorded, random) : textCut(recorded, random);
            Page page = Recorded.answered(damaged, reading);
            page.fold(
                    offers -> {
                        Set<BigDecimal> written = numbersIn(damaged);
                        offers.offers()
                                .forEach(offer -> assertTrue(
                                        written.contains(offer.price().stripTrailingZeros()),
                                        () -> "made up " + offer.price()));
                        return null;
                    },
                    failed -> null);
        }
    }

    private static String valueReplaced(String text, Random random) {
        Matcher values =
                Pattern.compile(":\\s*(\"[^\"]*\"|[-\\d.]+|null|true|false)").matcher(text);
        int count = (int) values.results().count();
        int chosen = random.nextInt(count);
        values.reset();
        for (int i = 0; i <= chosen; i++) {
            values.find();
        }
        return text.substring(0, values.start(1))
                + ODDITIES[random.nextInt(ODDITIES.length)]
                + text.substring(values.end(1));
    }

    private static String textCut(String text, Random random) {
        int from = random.nextInt(text.length());
        int to = Math.min(text.length(), from + 1 + random.nextInt(40));
        return text.substring(0, from) + text.substring(to);
    }

    private static Set<BigDecimal> numbersIn(String text) {
        Set<BigDecimal> numbers = new HashSet<>();
        NUMBER.matcher(text).results().map(match -> match.group()).forEach(number -> {
            if (number.length() < 50) {
                numbers.add(new BigDecimal(number).stripTrailingZeros());
            }
        });
        return numbers;
    }
}
