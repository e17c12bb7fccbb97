package io.usdtaggregator.base.internal.usage;

import java.time.Instant;

/**
 * When an account last called with a key.
 *
 * @param keyId empty for calls with an access token
 * @param usedAt to the minute
 */
public record LastUse(String accountId, String keyId, Instant usedAt) {}
