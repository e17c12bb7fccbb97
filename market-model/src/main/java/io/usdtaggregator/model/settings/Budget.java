package io.usdtaggregator.model.settings;

/** What all collectors together may ask of a platform. */
public record Budget(int requestsPerMinute, int burst, int concurrency) {}
