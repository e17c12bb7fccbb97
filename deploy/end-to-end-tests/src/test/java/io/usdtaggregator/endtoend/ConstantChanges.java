package io.usdtaggregator.endtoend;

import static io.usdtaggregator.endtoend.World.offer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What staff, markets, platforms and machines do while answers are checked: every kind again and again, in any order. */
final class ConstantChanges implements AutoCloseable {
    private static final int LONGEST_PAUSE_MILLIS = 1500;
    private static final String RULE =
            "{\"currency\":\"XOF\",\"trade_type\":\"BUY\",\"mode\":\"PERCENT\",\"value\":\"%d\",\"direction\":\"MARKUP\","
                    + "\"active\":true,\"reason\":\"test\"}";
    private static final String CROSS_RULE =
            "{\"from\":\"XOF\",\"to\":\"GHS\",\"mode\":\"PERCENT\",\"buy\":{\"value\":\"1\",\"direction\":\"MARKUP\"},"
                    + "\"sell\":{\"value\":\"%d\",\"direction\":\"MARKDOWN\"},\"active\":true}";

    /** One kind of change. */
    enum Kind {
        PRICES(3),
        RULE_SET(1),
        RULE_REMOVED(1),
        CROSS_RULE_SET(1),
        CROSS_RULE_REMOVED(1),
        SOURCE_POLICY(1),
        PLATFORM_SWITCHED(1),
        DEFAULT_PLATFORM(1),
        PLATFORM_DOWN(1),
        PLATFORM_UP(1),
        REDIS_PAUSED(1),
        REDIS_RESTARTED(1),
        ENGINE_KILLED(1);

        private final int often;

        Kind(int often) {
            this.often = often;
        }
    }

    private static final Set<Kind> OUTAGES = EnumSet.of(Kind.REDIS_PAUSED, Kind.REDIS_RESTARTED, Kind.ENGINE_KILLED);

    private final World world;
    private final Random random;
    private final Set<Kind> kinds;
    private final Duration pace;
    private final Map<Kind, Integer> done = new ConcurrentHashMap<>();
    private final List<EngineProcess> engines = new ArrayList<>();
    private final List<Kind> next = new ArrayList<>();

    private ConstantChanges(World world, Random random, Set<Kind> kinds, Duration pace, int moreEngines) {
        this.world = world;
        this.random = random;
        this.kinds = kinds;
        this.pace = pace;
        for (int engine = 0; engine < moreEngines; engine++) {
            engines.add(new EngineProcess(world.set));
        }
    }

    /** @param moreEngines beside those of the set, of which one after the other is killed and started again */
    static ConstantChanges ofEverything(World world, Random random, Duration pace, int moreEngines) {
        return new ConstantChanges(world, random, EnumSet.allOf(Kind.class), pace, moreEngines);
    }

    /** What staff, markets and platforms do, while Redis and engines run on. */
    static ConstantChanges withoutOutages(World world, Random random, Duration pace) {
        return new ConstantChanges(world, random, EnumSet.complementOf(EnumSet.copyOf(OUTAGES)), pace, 0);
    }

    void awaitReady() {
        engines.forEach(EngineProcess::awaitReady);
    }

    /** How often each kind was done. */
    Map<Kind, Integer> done() {
        return new TreeMap<>(done);
    }

    /** The kinds that are still to be done at least once. */
    Set<Kind> missing() {
        Set<Kind> missing = EnumSet.copyOf(kinds);
        missing.removeAll(done().keySet());
        return missing;
    }

    /** Does one thing, of a kind whose turn it is, and gives it a moment to be seen. */
    void once() throws Exception {
        if (next.isEmpty()) {
            kinds.forEach(kind -> next.addAll(Collections.nCopies(kind.often, kind)));
            Collections.shuffle(next, random);
        }
        Kind kind = next.remove(next.size() - 1);
        if (changed(kind)) {
            done.merge(kind, 1, Integer::sum);
        }
        TimeUnit.MILLISECONDS.sleep(pace.toMillis());
    }

    /** Whether it could be done: after an outage staff's service may still be without Redis. */
    private boolean changed(Kind kind) throws Exception {
        return switch (kind) {
            case PRICES -> movePrices() && refreshed();
            case RULE_SET ->
                staff(settings ->
                        settings.putArray("adjustments").add(World.json(String.format(RULE, 1 + random.nextInt(6)))));
            case RULE_REMOVED -> staff(settings -> settings.putArray("adjustments"));
            case CROSS_RULE_SET ->
                staff(settings -> settings.putArray("cross_adjustments")
                        .add(World.json(String.format(CROSS_RULE, 1 + random.nextInt(3)))));
            case CROSS_RULE_REMOVED -> staff(settings -> settings.putArray("cross_adjustments"));
            case SOURCE_POLICY ->
                staff(settings -> settings.put(
                        "source_policy",
                        settings.get("source_policy").asText().equals("BEST_OF_ALL")
                                ? "DEFAULT_WITH_FALLBACK"
                                : "BEST_OF_ALL"));
            case PLATFORM_SWITCHED ->
                platforms(platform -> {
                    if (!platform.get("default").asBoolean()) {
                        platform.put("active", !platform.get("active").asBoolean());
                    }
                });
            case DEFAULT_PLATFORM ->
                platforms(platform -> platform.put("active", true)
                        .put("default", !platform.get("default").asBoolean()));
            case PLATFORM_DOWN -> fault("{\"kind\":\"refused\"}");
            case PLATFORM_UP -> world.set.simulator().delete("/control/faults").status() < 300 && refreshed();
            case REDIS_PAUSED -> redisPaused();
            case REDIS_RESTARTED -> redisRestarted();
            case ENGINE_KILLED -> engineKilled();
        };
    }

    private boolean staff(Consumer<ObjectNode> change) {
        return world.tryToChange(change).status() == 200;
    }

    private boolean platforms(Consumer<ObjectNode> change) {
        return staff(settings -> settings.withArray("platforms").forEach(platform -> {
            if (platform.get("code").asText().matches("binance|bybit")) {
                change.accept((ObjectNode) platform);
            }
        }));
    }

    private boolean fault(String fault) {
        world.fault(random.nextBoolean() ? "binance" : "bybit", fault);
        return refreshed();
    }

    private boolean refreshed() {
        return world.set.staff().post("/api/refresh", "{}").status() == 202;
    }

    private boolean redisPaused() throws Exception {
        try (AutoCloseable frozen = world.set.redis().freeze()) {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        }
        return true;
    }

    private boolean redisRestarted() throws IOException {
        world.set.redis().close();
        world.set.redis().startAgain();
        return true;
    }

    private boolean engineKilled() throws InterruptedException {
        EngineProcess engine = engines.get(0);
        if (!engine.isReady()) {
            return false;
        }
        engine.kill();
        engines.remove(engine);
        engines.add(new EngineProcess(world.set));
        return true;
    }

    /** New prices everywhere, each book with a good price for little and a worse one for much. */
    boolean movePrices() {
        try {
            for (String platform : List.of("binance", "bybit")) {
                for (String place : List.of("XOF/-", "XOF/CI")) {
                    int best = 590 + random.nextInt(20);
                    world.book(
                            platform,
                            place + "/BUY",
                            offer(String.valueOf(best), "1", "30000"),
                            offer(String.valueOf(best + 5), "50000", "100000"),
                            offer(String.valueOf(best + 9), "1000", "900000"));
                    world.book(platform, place + "/SELL", offer(String.valueOf(best - 15), "1", "900000"));
                }
                for (String place : List.of("GHS/-", "GHS/GH")) {
                    String best = "12." + (10 + random.nextInt(20));
                    world.book(platform, place + "/SELL", offer(best, "1", "900000"), offer("12.05", "1", "900000"));
                    world.book(platform, place + "/BUY", offer("12.6", "1", "900000"));
                }
            }
            return true;
        } catch (UncheckedIOException busy) {
            return false;
        }
    }

    @Override
    public void close() {
        engines.forEach(EngineProcess::close);
    }
}
