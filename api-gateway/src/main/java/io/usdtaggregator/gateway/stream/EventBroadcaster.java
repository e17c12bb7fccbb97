package io.usdtaggregator.gateway.stream;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.livedata.MarketSnapshot;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.gateway.rates.cross.CrossShape;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How changes are told at the moment at which they are told; all readers of one second share the text. */
@Singleton
class Telling {
    private static final long SLOT_NANOS = Duration.ofSeconds(1).toNanos();

    private final LiveData boards;
    private final AnswerContext context;
    private volatile Slot slot = new Slot(Long.MIN_VALUE, new ConcurrentHashMap<>());

    Telling(LiveData boards, AnswerContext context) {
        this.boards = boards;
        this.serving = context;
    }

    private record Slot(long second, Map<Long, String> texts) {}

    Figure.Shapes shapes() {
        MarketSnapshot moment = boards.snapshot();
        return new Figure.Shapes(context.shape(moment, Optional.empty()), CrossShape.now(context, moment, Optional.empty()));
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
                        change.number(), any -> MarketJson.write(change.figure().shown(shapes())));
    }
}
