package io.usdtaggregator.benchmark.collector;

import com.fasterxml.jackson.databind.JsonNode;
import io.usdtaggregator.benchmark.set.LocalSet;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the simulator was asked: the first pages by market are the polls. */
record Requests(int all, Map<String, List<Instant>> pollsByMarket) {

    static Requests of(LocalSet set) throws IOException, InterruptedException {
        Map<String, List<Instant>> polls = new TreeMap<>();
        int all = 0;
        for (JsonNode request : set.simulator("GET", "/control/requests", null)) {
            all++;
            if (request.get("page").asInt() == 1) {
                polls.computeIfAbsent(request.get("market").asText(), first -> new ArrayList<>())
                        .add(Instant.parse(request.get("at").asText()));
            }
        }
        return new Requests(all, polls);
    }

    int polls() {
        return pollsByMarket.values().stream().mapToInt(Collection::size).sum();
    }

    /** Polls that came clearly before the interval since the market's last one was over. */
    long twiceWithin(Duration interval) {
        Duration least = interval.multipliedBy(85).dividedBy(100);
        return gaps().stream().filter(gap -> gap.compareTo(least) < 0).count();
    }

    Duration longestWait() {
        return gaps().stream().max(Duration::compareTo).orElse(Duration.ZERO);
    }

    private List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        pollsByMarket.values().forEach(polls -> {
            for (int next = 1; next < polls.size(); next++) {
                gaps.add(Duration.between(polls.get(next - 1), polls.get(next)));
            }
        });
        return gaps;
    }
}
