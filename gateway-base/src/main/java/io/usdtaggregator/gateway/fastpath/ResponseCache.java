package io.usdtaggregator.gateway.fastpath;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.answer.CachedResponse;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.model.official.OfficialRates;
import io.usdtaggregator.model.settings.Settings;
import io.usdtaggregator.model.snapshot.BooksSnapshot;
import io.usdtaggregator.model.snapshot.RatesSnapshot;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers that do not depend on who asks, made once for each state of the live. Ages go on, so none is given for longer
 * than a quarter of a second: {@code age_seconds} is right to that.
 */
@Singleton
public class ResponseCache {
    private static final long SLOT_NANOS = Duration.ofMillis(250).toNanos();
    private static final long MOST_BYTES = 16L * 1024 * 1024;

    private final LiveData live;
    private final Cache<String, Held> held = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .executor(Runnable::run)
            .weigher((String uri, Held answer) -> uri.length() + answer.made().size())
            .build();

    ResponseCache(LiveData live) {
        this.live = live;
    }

    private record State(
            RatesSnapshot rates, BooksSnapshot books, Settings settings, OfficialRates official, long slot) {
        boolean is(State other) {
            return rates == other.rates
                    && books == other.books
                    && settings == other.settings
                    && official == other.official
                    && slot == other.slot;
        }
    }

    private record Held(State state, CachedResponse made) {}

    /** The answer to this address where it is at hand and of the state that is now. */
    Optional<CachedResponse> known(RoutingContext http) {
        Held known = live.ready() ? held.getIfPresent(http.request().uri()) : null;
        return known != null && known.state().is(now()) ? Optional.of(known.made()) : Optional.empty();
    }

    /** The answer to this address, made now unless it was made from the very same state; 503 before rates were read. */
    public Response answer(RoutingContext http, Supplier<CachedResponse> make) {
        live.requireRates();
        State now = now();
        String uri = http.request().uri();
        Held known = held.getIfPresent(uri);
        if (known == null || !known.state().is(now)) {
            known = new Held(now, make.get());
            held.put(uri, known);
        }
        return Answers.given(http, known.made());
    }

    private State now() {
        return new State(
                live.rates(), live.books(), live.settings(), live.officialRates(), System.nanoTime() / SLOT_NANOS);
    }
}
