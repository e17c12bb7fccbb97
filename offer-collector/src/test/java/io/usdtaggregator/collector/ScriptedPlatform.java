package io.usdtaggregator.collector;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.collector.platform.Permits;
import io.usdtaggregator.collector.platform.Platform;
import io.usdtaggregator.collector.platform.ReadOutcome;
import io.usdtaggregator.model.market.Market;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** A platform of one request a read, which answers as told and remembers when it was asked. */
public final class ScriptedPlatform implements Platform {
    static final ReadOutcome EMPTY = new ReadOutcome.Read(List.of(), List.of(), Set.of());

    private final String code;
    private final Queue<Request> requests = new ConcurrentLinkedQueue<>();
    private volatile Function<Market, ReadOutcome> answering = market -> EMPTY;

    record Request(Market market, Instant at) {}

    public ScriptedPlatform(String code) {
        this.code = code;
    }

    void answers(Function<Market, ReadOutcome> answer) {
        answering = answer;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public boolean canBeAskedByCountry() {
        return true;
    }

    @Override
    public Uni<ReadOutcome> read(Market market, Permits permits) {
        return permits.next()
                .map(refusal -> refusal.map(ReadOutcome.class::cast).orElseGet(() -> {
                    requests.add(new Request(market, Instant.now()));
                    return answering.apply(market);
                }));
    }
}
