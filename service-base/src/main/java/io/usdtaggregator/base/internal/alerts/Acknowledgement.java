package io.usdtaggregator.base.internal.alerts;

/** @param by the name of who acknowledges */
public record Acknowledgement(String by) {}
