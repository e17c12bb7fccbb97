package io.usdtaggregator.collector.polling;

import io.usdtaggregator.base.refresh.RefreshRequest;
import io.usdtaggregator.model.market.Market;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** When this collector tries for each market's lease again: kept in memory, so that a market that is not due costs nothing. */
final class NextAttempts {
    private final Map<Market, Instant> notBefore = new ConcurrentHashMap<>();
    private final Map<Market, String> refreshed = new ConcurrentHashMap<>();
    private final Map<Market, String> toRefresh = new ConcurrentHashMap<>();
    private volatile long settingsSeen = -1;

    /** Changed settings may make every market due. */
    void under(long settingsVersion) {
        if (settingsVersion != settingsSeen) {
            notBefore.clear();
            settingsSeen = settingsVersion;
        }
    }

    boolean isDue(Market market, Instant now) {
        return !notBefore.getOrDefault(market, Instant.EPOCH).isAfter(now);
    }

    void notBefore(Market market, Instant due) {
        notBefore.put(market, due);
    }

    /** Whether "refresh now" is still to be done for this market, as far as this collector knows. */
    boolean isAsked(Market market, Optional<RefreshRequest> request) {
        return request.filter(some -> !some.requestId().equals(refreshed.get(market)))
                .isPresent();
    }

    void refreshed(Market market, String requestId) {
        refreshed.put(market, requestId);
        toRefresh.remove(market);
    }

    /** "Refresh now" is this collector's for this market, whenever its read may begin. */
    void toRefresh(Market market, String requestId) {
        toRefresh.put(market, requestId);
    }

    boolean isToRefresh(Market market, String requestId) {
        return requestId.equals(toRefresh.get(market));
    }
}
