/** Metrics that every service has: whether its servers answer, and how long its own answers take. */
package io.usdtaggregator.base.metrics;
