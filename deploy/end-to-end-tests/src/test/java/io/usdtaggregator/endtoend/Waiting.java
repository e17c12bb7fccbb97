package io.usdtaggregator.endtoend;

import java.time.Duration;

/** How long tests wait for an event before they give up. */
final class Waiting {
    /** Long enough for a machine on which everything else runs too: a green test never waits so long. */
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private Waiting() {}
}
