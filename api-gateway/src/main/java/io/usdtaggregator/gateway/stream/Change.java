package io.usdtaggregator.gateway.stream;

/** One change, in the order in which this gateway saw them; numbers go up by one. */
record Change(long number, StreamedRate rate) {}
