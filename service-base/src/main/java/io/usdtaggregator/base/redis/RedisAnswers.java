package io.usdtaggregator.base.redis;

import io.vertx.mutiny.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what Redis answers. */
public final class RedisAnswers {

    private RedisAnswers() {}

    /** Empty where Redis answers nil. */
    public static Optional<String> text(Response answer) {
        return Optional.ofNullable(answer).map(Response::toString);
    }

    /** The texts of a list, in its order. */
    public static List<Optional<String>> texts(Response list) {
        List<Optional<String>> texts = new ArrayList<>();
        for (int place = 0; place < list.size(); place++) {
            texts.add(text(list.get(place)));
        }
        return texts;
    }

    /** The texts of a list without its gaps. */
    public static Stream<String> elements(Response list) {
        return texts(list).stream().flatMap(Optional::stream);
    }

    /** What a list holds that names a value after each name: a hash as a script answers it. */
    public static Map<String, String> pairs(Response list) {
        Map<String, String> pairs = new HashMap<>();
        for (int place = 0; place + 1 < list.size(); place += 2) {
            pairs.put(list.get(place).toString(), list.get(place + 1).toString());
        }
        return pairs;
    }

    /** Of a list of numbers, or of one number alone. */
    public static List<Long> numbers(Response answer) {
        return answer.type() == ResponseType.MULTI
                ? elements(answer).map(Long::valueOf).toList()
                : List.of(answer.toLong());
    }

    /** Of the seconds and microseconds that {@code TIME} tells. */
    public static Instant instant(Response seconds, Response micros) {
        return Instant.ofEpochSecond(seconds.toLong()).plus(micros.toLong(), ChronoUnit.MICROS);
    }

    /** What a list gives for these names, in their order; a name without a value is missing. */
    public static <T> Map<String, T> values(List<String> names, Response list, Function<String, T> read) {
        List<Optional<String>> texts = texts(list);
        Map<String, T> values = new HashMap<>();
        for (int place = 0; place < names.size(); place++) {
            String name = names.get(place);
            texts.get(place).ifPresent(text -> values.put(name, read.apply(text)));
        }
        return values;
    }
}
