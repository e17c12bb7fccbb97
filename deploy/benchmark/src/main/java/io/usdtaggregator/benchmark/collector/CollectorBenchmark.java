package io.usdtaggregator.benchmark.collector;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.usdtaggregator.benchmark.set.LocalSet;
import io.usdtaggregator.benchmark.set.Machine;
import io.usdtaggregator.benchmark.set.ProcessCpu;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What reading costs, how collectors share one budget, what a killed one's markets wait, and what adaptive polling gives. */
public final class CollectorBenchmark {
    private static final Duration RUN = Duration.ofSeconds(30);
    private static final Duration SHARED_RUN = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private CollectorBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        System.out.println("Reading: one collector, a platform that takes 200 ms for a page\n");
        System.out.println(
                "| offers a book | pages a book | polls/s | requests/s | CPU ms/poll |\n| --- | --- | --- | --- | --- |");
        try (LocalSet set = new LocalSet(1)) {
            reading(set, 20);
            reading(set, 300);
        }
        System.out.println("\nSharing: a budget of 120 requests a minute, 38 markets each " + INTERVAL.toSeconds()
                + " s; then one collector is killed\n");
        System.out.println("| collectors | requests/min | twice within an interval | longest wait after the kill s |\n"
                + "| --- | --- | --- | --- |");
        for (int collectors : List.of(1, 2, 4)) {
            try (LocalSet set = new LocalSet(collectors)) {
                sharing(set, collectors);
            }
        }
        System.out.println("\nAdaptive polling: 3 markets move, the others sleep, a budget for half of the polls\n");
        System.out.println(
                "| polling | requests/min | mean age of a change when it shows s | changes |\n| --- | --- | --- | --- |");
        try (LocalSet set = new LocalSet(1)) {
            new ChangeVisibility(set).measure("fixed", false);
            new ChangeVisibility(set).measure("adaptive", true);
        }
        System.out.println("\n" + Machine.now());
    }

    private static void reading(LocalSet set, int offers) throws Exception {
        World.only(set, "binance", 60_000, 1_000, 16);
        World.activate(set, "XOF|XAF|GHS");
        World.interval(set, INTERVAL, false);
        World.books(set, offers);
        set.simulator("PUT", "/control/faults/binance", "{\"kind\":\"delay\",\"delay_ms\":200}");
        for (int warmUp = 0; warmUp < 20; warmUp++) {
            set.staff("POST", "/api/refresh", "{}");
            Thread.sleep(1_000);
        }
        set.simulator("DELETE", "/control/requests", null);
        Duration before = ProcessCpu.of(set.pids("offer-collector"));
        long end = System.nanoTime() + RUN.toNanos();
        while (System.nanoTime() < end) {
            set.staff("POST", "/api/refresh", "{}");
            Thread.sleep(500);
        }
        Duration cpu = ProcessCpu.of(set.pids("offer-collector")).minus(before);
        Requests requests = Requests.of(set);
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %.1f | %.1f | %.2f |%n",
                offers,
                (offers + 19) / 20,
                requests.polls() / (double) RUN.toSeconds(),
                requests.all() / (double) RUN.toSeconds(),
                cpu.toNanos() / 1e6 / requests.polls());
        set.simulator("DELETE", "/control/faults", null);
    }

    private static void sharing(LocalSet set, int collectors) throws Exception {
        World.only(set, "binance", 120, 10, 4);
        World.activate(set, "XOF|XAF|GHS");
        World.interval(set, INTERVAL, false);
        World.books(set, 10);
        Thread.sleep(20_000);
        set.simulator("DELETE", "/control/requests", null);
        Thread.sleep(SHARED_RUN.toMillis());
        Requests requests = Requests.of(set);
        String wait = "-";
        if (collectors > 1) {
            set.simulator("DELETE", "/control/requests", null);
            ProcessHandle.of(set.pids("offer-collector-2").get(0)).ifPresent(ProcessHandle::destroyForcibly);
            Thread.sleep(SHARED_RUN.toMillis());
            wait = String.format(
                    Locale.ROOT, "%.1f", Requests.of(set).longestWait().toMillis() / 1e3);
        }
        System.out.printf(
                Locale.ROOT,
                "| %d | %.0f | %d | %s |%n",
                collectors,
                requests.all() * 60.0 / SHARED_RUN.toSeconds(),
                requests.twiceWithin(INTERVAL),
                wait);
    }

    /** Settings and books of the measured world. */
    static final class World {
        private World() {}

        static void only(LocalSet set, String platform, int perMinute, int burst, int concurrency) throws Exception {
            set.settings(settings -> settings.withArray("platforms").forEach(known -> {
                boolean wanted = known.get("code").asText().equals(platform);
                ((ObjectNode) known).put("active", wanted).put("default", wanted);
                ((ObjectNode) known.get("budget"))
                        .put("requests_per_minute", perMinute)
                        .put("burst", burst)
                        .put("concurrency", concurrency);
            }));
        }

        static void activate(LocalSet set, String currencies) throws Exception {
            set.settings(settings -> settings.withArray("currencies").forEach(known -> ((ObjectNode) known)
                    .put("active", known.get("code").asText().matches(currencies))));
        }

        static void interval(LocalSet set, Duration interval, boolean adaptive) throws Exception {
            set.settings(settings -> ((ObjectNode) settings.get("refresh"))
                    .put("interval", interval.toString())
                    .put("active", true)
                    .put("adaptive", adaptive));
        }

        static void books(LocalSet set, int offers) throws Exception {
            JsonNode settings = set.staff("GET", "/api/settings", null);
            for (JsonNode currency : settings.get("currencies")) {
                if (currency.get("active").asBoolean()) {
                    String fiat = currency.get("code").asText();
                    book(set, fiat + "/-", offers, 600);
                    for (JsonNode country : currency.get("countries")) {
                        book(set, fiat + "/" + country.get("code").asText(), offers, 600);
                    }
                }
            }
        }

        static void book(LocalSet set, String place, int offers, int price) throws Exception {
            for (String side : List.of("BUY", "SELL")) {
                StringBuilder rows = new StringBuilder();
                for (int row = 0; row < offers; row++) {
                    rows.append(row == 0 ? "" : ",")
                            .append("{\"price\":\"")
                            .append(price)
                            .append('.')
                            .append(1_000 + row)
                            .append("\",\"min\":\"1000\",\"max\":\"90000\"}");
                }
                set.simulator("PUT", "/control/markets/binance/" + place + "/" + side, "{\"offers\":[" + rows + "]}");
            }
        }
    }
}
