package io.usdtaggregator.gateway.stream;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.gateway.rates.answer.RateShape;
import io.usdtaggregator.gateway.stream.ChangeLog.Change;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Makes the text of events at the moment at which they are sent; all readers of one second share it. */
@Singleton
class EventBroadcaster {
    private static final long SLOT_NANOS = Duration.ofSeconds(1).toNanos();

    private final LiveData live;
    private final AnswerContext context;
    private volatile Slot slot = new Slot(Long.MIN_VALUE, new ConcurrentHashMap<>());

    EventBroadcaster(LiveData live, AnswerContext context) {
        this.live = live;
        this.context = context;
    }

    private record Slot(long second, Map<Long, String> texts) {}

    /** How answers are made now. */
    RateShape shape() {
        return context.shape(live.snapshot(), Optional.empty());
    }

    /** The JSON of its event. */
    String text(Change change) {
        long second = System.nanoTime() / SLOT_NANOS;
        Slot current = slot;
        if (current.second() != second) {
            current = new Slot(second, new ConcurrentHashMap<>());
            slot = current;
        }
        return current.texts()
                .computeIfAbsent(
                        change.number(), any -> MarketJson.write(change.rate().shown(shape())));
    }
}
