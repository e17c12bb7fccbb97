package io.usdtaggregator.gateway.rates;

import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.model.settings.Settings;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The circumstances of serving: the instant, staff's limits, and whether this is the sandbox. */
@Singleton
public class Serving {
    private final LiveData boards;
    private final boolean sandbox;

    Serving(LiveData boards, @ConfigProperty(name = "gateway.sandbox") boolean sandbox) {
        this.boards = boards;
        this.sandbox = sandbox;
    }

    public boolean sandbox() {
        return sandbox;
    }

    public Freshness freshness(Settings settings, Optional<Duration> maxAge) {
        return new Freshness(settings, Instant.now(), maxAge);
    }

    public RateShape shape(Settings settings, Optional<Duration> maxAge) {
        return new RateShape(freshness(settings, maxAge), Optional.of(boards.officialRates()), sandbox);
    }

    public CrossShape crossShape(Settings settings, Optional<Duration> maxAge) {
        return new CrossShape(freshness(settings, maxAge), Optional.of(boards.officialRates()), sandbox);
    }

    /** As {@link #shape(Settings, Optional)} made it at a past instant. */
    RateShape shape(Then then, Optional<Duration> maxAge) {
        return new RateShape(freshness(then, maxAge), Optional.of(then.officialRates()), sandbox);
    }

    CrossShape crossShape(Then then, Optional<Duration> maxAge) {
        return new CrossShape(freshness(then, maxAge), Optional.of(then.officialRates()), sandbox);
    }

    private static Freshness freshness(Then then, Optional<Duration> maxAge) {
        return new Freshness(then.settings(), then.at(), maxAge);
    }

    /** What can change an answer made now, and when. */
    public NextChange nextChange(Settings settings, Optional<Duration> maxAge) {
        return new NextChange(settings, freshness(settings, maxAge), boards.books());
    }
}
