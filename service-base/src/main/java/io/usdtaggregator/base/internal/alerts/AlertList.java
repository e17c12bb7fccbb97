package io.usdtaggregator.base.internal.alerts;

import java.util.List;

/** Alerts, newest first. */
public record AlertList(List<Alert> alerts) {}
