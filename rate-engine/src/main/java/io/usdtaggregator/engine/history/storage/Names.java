package io.usdtaggregator.engine.history.storage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The numbers that stand in rows for texts which would be repeated in each. */
@ApplicationScoped
public class Names {
    private static final String ADD = """
            INSERT INTO rates.names (kind, name) SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING
            """;
    private static final String FIND = """
            SELECT kind, name, number FROM rates.names JOIN unnest($1::text[], $2::text[]) AS wanted (kind, name)
                USING (kind, name)
            """;

    private final Database database;
    private final Map<Name, Integer> known = new ConcurrentHashMap<>();

    public Names(Database database) {
        this.database = database;
    }

    /**
     * A text that has a number.
     *
     * @param kind of a market or corridor its source
     */
    public record Name(String kind, String name) {
        /** Of the kind of places, whose corridors are published. */
        public static final String CORRIDORS = "corridors";

        private static final String CROSS_RULE = "cross_rule";

        public static Name place(String key) {
            return new Name(CORRIDORS, key);
        }

        /** @param json of the rule */
        public static Name crossRule(String json) {
            return new Name(CROSS_RULE, json);
        }
    }

    /** The numbers of those that have one. */
    public Uni<Map<Name, Integer>> find(Collection<Name> names) {
        Map<Name, Integer> numbers = new HashMap<>();
        names.forEach(name -> Optional.ofNullable(known.get(name)).ifPresent(number -> numbers.put(name, number)));
        List<Name> unknown = names.stream()
                .filter(name -> !numbers.containsKey(name))
                .distinct()
                .toList();
        return unknown.isEmpty()
                ? Uni.createFrom().item(numbers)
                : database.run(FIND, values(unknown)).map(rows -> {
                    rows.forEach(row -> numbers.put(
                            new Name(row.getString("kind"), row.getString("name")), row.getInteger("number")));
                    known.putAll(numbers);
                    return numbers;
                });
    }

    /** The numbers of all of them; one that has none gets one. */
    public Uni<Map<Name, Integer>> number(Collection<Name> names) {
        List<Name> unknown = names.stream()
                .filter(name -> !known.containsKey(name))
                .distinct()
                .toList();
        return unknown.isEmpty()
                ? find(names)
                : database.run(ADD, values(unknown)).chain(() -> find(names));
    }

    /** Asks PostgreSQL again from now on. */
    public void forget() {
        known.clear();
    }

    private static Tuple values(List<Name> names) {
        return Tuple.tuple()
                .addArrayOfString(names.stream().map(Name::kind).toArray(String[]::new))
                .addArrayOfString(names.stream().map(Name::name).toArray(String[]::new));
    }
}
