package io.usdtaggregator.engine.history.write;

import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Knows how far history is written. */
public interface WrittenUntil {

    /** Done when all that was published until then is written; fails when it takes longer than a second. */
    Uni<Void> isWrittenUntil(Instant then);
}
