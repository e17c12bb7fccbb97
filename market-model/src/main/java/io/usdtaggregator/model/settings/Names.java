package io.usdtaggregator.model.settings;

/** What staff and callers read for a code, in English and in French. */
public record Names(String en, String fr) {}
