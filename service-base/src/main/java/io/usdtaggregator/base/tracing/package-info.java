/** Traces that go through all services: messages in Redis carry them on, as the W3C writes them. Off unless switched on. */
package io.usdtaggregator.base.tracing;
