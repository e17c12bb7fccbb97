package io.usdtaggregator.base.redis;

/** Says that the value under {@code key} now has {@code version}; the reader fetches it. */
public record Changed(long version, String key) {}
