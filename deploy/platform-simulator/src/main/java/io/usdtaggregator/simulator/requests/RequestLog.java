package io.usdtaggregator.simulator.requests;

import io.usdtaggregator.simulator.market.MarketName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;

/** What was asked of the simulated platforms, newest last; the oldest are forgotten. */
@ApplicationScoped
public class RequestLog {
    private static final int KEPT = 20_000;

    private final ConcurrentLinkedDeque<Request> requests = new ConcurrentLinkedDeque<>();

    public record Request(Instant at, String platform, String market, int page) {}

    public void note(MarketName market, int page) {
        requests.addLast(new Request(Instant.now(), market.platform(), market.toString(), page));
        if (requests.size() > KEPT) {
            requests.pollFirst();
        }
    }

    public List<Request> all() {
        return List.copyOf(requests);
    }

    public void clear() {
        requests.clear();
    }
}
