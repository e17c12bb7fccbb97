package io.usdtaggregator.base.internal.alerts;

/**
 * What an alert is about.
 *
 * @param kind such as {@code variation} or {@code platform_failed}: the {@link AlertKind#code()}
 * @param severity {@code info}, {@code warning} or {@code critical}
 * @param cause what caused it, such as {@code GHS up} or {@code binance}
 * @param key the market, corridor or platform that it began with; the others are in the list of changes
 */
public record AlertSubject(String kind, String severity, String cause, String key) {}
