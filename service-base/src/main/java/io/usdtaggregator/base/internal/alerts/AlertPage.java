package io.usdtaggregator.base.internal.alerts;

import java.util.List;

/** @param more whether another page follows */
public record AlertPage(List<StoredAlert> alerts, boolean more) {}
