package io.usdtaggregator.admin.refresh;

import io.usdtaggregator.base.refresh.RefreshAnswer.NotRead;
import io.usdtaggregator.base.refresh.RefreshRequest;
import java.time.Instant;
import java.util.List;

/**
 * A "refresh now" that was asked for.
 *
 * @param notRead the active platforms that no collector reads now, and why; empty when all are read
 */
public record StartedRefresh(long version, String requestId, Instant requestedAt, List<NotRead> notRead) {

    static StartedRefresh of(RefreshRequest request, List<NotRead> notRead) {
        return new StartedRefresh(request.version(), request.requestId(), request.requestedAt(), notRead);
    }
}
