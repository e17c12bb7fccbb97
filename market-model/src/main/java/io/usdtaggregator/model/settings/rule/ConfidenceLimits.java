package io.usdtaggregator.model.settings.rule;

/** From how many merchants with eligible offers confidence is high, and medium. */
public record ConfidenceLimits(int high, int medium) {}
