package io.usdtaggregator.admin.testing;

import io.usdtaggregator.model.market.Market;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the engine answers when it is asked for candles. */
public final class Candles {
    private static final int OF_A_DAY = 96;
    private static final Map<String, Duration> INTERVALS = Map.of(
            "1m", Duration.ofMinutes(1),
            "15m", Duration.ofMinutes(15),
            "1h", Duration.ofHours(1),
            "4h", Duration.ofHours(4),
            "1d", Duration.ofDays(1));

    private Candles() {}

    /** The last day in quarters of an hour, from 600 up to 619. */
    public static String ofADay() {
        Instant first = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(23, ChronoUnit.HOURS);
        return IntStream.range(0, OF_A_DAY)
                .mapToObj(at -> candle(first.plus(15L * at, ChronoUnit.MINUTES), 600 + at % 20))
                .collect(Collectors.joining(",", "{\"candles\":[", "]}"));
    }

    /** Fifty of this width, until now. */
    public static String ofWidth(Duration width) {
        Instant first = Instant.now().minus(width.multipliedBy(50));
        return IntStream.range(0, 50)
                .mapToObj(at -> candle(first.plus(width.multipliedBy(at)), 600 + at % 20))
                .collect(Collectors.joining(",", "{\"candles\":[", "]}"));
    }

    private static String candle(Instant start, int open) {
        return "{\"start\":\"" + start + "\",\"open\":\"" + open + "\",\"high\":\"" + (open + 3) + "\",\"low\":\""
                + (open - 2) + "\",\"close\":\"" + (open + 1) + "\",\"count\":4}";
    }

    /** A course that wanders as a market's does and ends at the price of {@link LivingMarkets}; the same in every run. */
    static String wandering(Map<String, String> query) {
        Market market = Market.parse(query.get("subject"));
        Duration interval = INTERVALS.get(query.get("interval"));
        Instant until = Instant.parse(query.get("to"));
        long span = Duration.between(Instant.parse(query.get("from")), until).dividedBy(interval);
        long last = until.getEpochSecond() / interval.toSeconds() * interval.toSeconds();
        Random random = new Random((market.key() + query.get("source")).hashCode());
        double price = LivingMarkets.price(market).doubleValue();
        double middle = price * (1 + 0.01 * random.nextGaussian());
        double step = 0.0005 * Math.sqrt(interval.toMinutes() / 4.0);
        List<String> backwards = new ArrayList<>();
        for (long at = 0; at < span; at++) {
            double open = price * (1 + step * random.nextGaussian()) + (middle - price) * 0.03;
            double room = price * step * 0.6;
            backwards.add(String.format(
                    Locale.ROOT,
                    "{\"start\":\"%s\",\"open\":\"%.4f\",\"high\":\"%.4f\",\"low\":\"%.4f\",\"close\":\"%.4f\",\"count\":%d}",
                    Instant.ofEpochSecond(last - at * interval.toSeconds()),
                    open,
                    Math.max(open, price) + room * random.nextDouble(),
                    Math.min(open, price) - room * random.nextDouble(),
                    price,
                    1 + random.nextInt(9)));
            price = open;
        }
        Collections.reverse(backwards);
        return "{\"candles\":[" + String.join(",", backwards) + "]}";
    }

    /** Answers each question for candles by the market, platform and time that it asks for. */
    public static void answer(StandInEngine engine) {
        engine.answersQuery("GET /internal/candles", Candles::wandering);
    }
}
