package io.usdtaggregator.base.refresh;

import java.time.Instant;
import java.util.List;

/** What one collector does not read for a "refresh now". */
public record RefreshAnswer(List<NotRead> notRead) {

    public RefreshAnswer {
        notRead = notRead == null ? List.of() : List.copyOf(notRead);
    }

    /**
     * A platform whose markets are not read now.
     *
     * @param platform its code; {@code null} where none is read
     * @param reason {@code paused_by_platform}, {@code resting_after_failures}, {@code no_markets}, {@code polling_stuck},
     *     {@code no_settings} or {@code no_collector}
     * @param detail the reason in a sentence
     * @param until when it is asked again; {@code null} where nobody knows
     */
    public record NotRead(String platform, String reason, String detail, Instant until) {}
}
