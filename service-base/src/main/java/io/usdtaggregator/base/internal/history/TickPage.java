package io.usdtaggregator.base.internal.history;

import java.util.List;

/** @param nextCursor {@code null} on the last page */
public record TickPage(List<PublishedTick> ticks, String nextCursor) {}
