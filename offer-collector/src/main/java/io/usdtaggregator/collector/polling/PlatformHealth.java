package io.usdtaggregator.collector.polling;

import java.util.Optional;

/**
 * How one platform does.
 *
 * @param state one phrase for operators
 * @param stuck why polling it no longer works in this process; only a restart helps
 */
public record PlatformHealth(String platform, String state, Optional<String> stuck) {}
