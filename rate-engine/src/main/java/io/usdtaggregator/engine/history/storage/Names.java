package io.usdtaggregator.engine.history.storage;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.database.Database;
import io.usdtaggregator.model.crossing.Corridor;
import io.usdtaggregator.model.market.Place;
import io.usdtaggregator.model.rate.Rate;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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

    private static final int NONE = 0;

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

    /** The numbers of these corridors, of those that have one. */
    public Uni<List<SubjectNumbers>> ofCorridors(Collection<Corridor> corridors) {
        List<Name> names = corridors.stream()
                .flatMap(corridor ->
                        Stream.of(new Name(Rate.POLICY, corridor.key()), fromPlace(corridor), toPlace(corridor)))
                .distinct()
                .toList();
        return find(names).map(numbers -> corridors.stream()
                .map(corridor -> new SubjectNumbers(
                        numbers.getOrDefault(new Name(Rate.POLICY, corridor.key()), NONE),
                        numbers.getOrDefault(fromPlace(corridor), NONE),
                        numbers.getOrDefault(toPlace(corridor), NONE)))
                .filter(found -> found.subject() != NONE)
                .toList());
    }

    /** The numbers of a market or corridor, by its key. */
    public Uni<SubjectNumbers> ofSubject(String source, String key) {
        Name name = new Name(source, key);
        Uni<List<SubjectNumbers>> asCorridor = Corridor.isKey(key) && source.equals(Rate.POLICY)
                ? ofCorridors(List.of(Corridor.parse(key)))
                : Uni.createFrom().item(List.of());
        return asCorridor.chain(found -> found.isEmpty()
                ? find(List.of(name)).map(numbers -> new SubjectNumbers(numbers.getOrDefault(name, NONE), NONE, NONE))
                : Uni.createFrom().item(found.get(0)));
    }

    private static Name fromPlace(Corridor corridor) {
        return Name.place(Place.of(corridor.buyMarket()).key());
    }

    private static Name toPlace(Corridor corridor) {
        return Name.place(Place.of(corridor.sellMarket()).key());
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
