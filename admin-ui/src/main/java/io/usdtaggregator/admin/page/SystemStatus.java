package io.usdtaggregator.admin.page;

import java.util.List;
import java.util.OptionalInt;

/**
 * What the frame of every page tells of the system.
 *
 * @param openAlerts alerts that nobody acknowledged; empty: the engine cannot be asked
 * @param paused staff paused the reading of all platforms
 * @param platformsOut names of the active platforms that could not be read for longer than <em>stale after</em>
 */
public record SystemStatus(OptionalInt openAlerts, boolean paused, List<String> platformsOut) {
    /** Before anything was asked. */
    public static final SystemStatus UNKNOWN = new SystemStatus(OptionalInt.empty(), false, List.of());

    public SystemStatus {
        platformsOut = List.copyOf(platformsOut);
    }

    public boolean hasOpenAlerts() {
        return openAlerts.orElse(0) > 0;
    }

    public int alertCount() {
        return openAlerts.orElse(0);
    }
}
