package io.usdtaggregator.gateway.rates.answer;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.usdtaggregator.gateway.rates.asof.RateArchive.AsOfSnapshot;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.serving.NextChange;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.MarketSnapshot;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What every answer depends on beside the rates: the instant, staff's limits, and whether this is the sandbox. */
@Singleton
public class AnswerContext {
    private final boolean sandbox;

    AnswerContext(AnswersConfig config) {
        this.sandbox = config.sandbox();
    }

    public boolean sandbox() {
        return sandbox;
    }

    public Freshness freshness(Settings settings, Optional<Duration> maxAge) {
        return new Freshness(settings, Instant.now(), maxAge);
    }

    public RateShape shape(MarketSnapshot moment, Optional<Duration> maxAge) {
        return new RateShape(freshness(moment.settings(), maxAge), Optional.of(moment.officialRates()), sandbox);
    }

    /** As {@link #shape(MarketSnapshot, Optional)} made it at a past instant. */
    public RateShape shape(AsOfSnapshot past, Optional<Duration> maxAge) {
        return new RateShape(
                new Freshness(past.settings(), past.at(), maxAge), Optional.of(past.officialRates()), sandbox);
    }

    /** What can change an answer made now, and when. */
    public NextChange nextChange(MarketSnapshot moment, Optional<Duration> maxAge) {
        return new NextChange(moment.settings(), freshness(moment.settings(), maxAge), moment.books());
    }

    /** What all answers say of this installation. */
    @ConfigMapping(prefix = "gateway.answers")
    interface AnswersConfig {
        /** Whether the platforms are simulated, which every answer says. */
        @WithDefault("${gateway.sandbox}")
        boolean sandbox();
    }
}
