package io.usdtaggregator.model.settings;

/** Whose rate callers get who name no platform (docs/domain.md, 3). */
public enum SourcePolicy {
    DEFAULT_WITH_FALLBACK,
    BEST_OF_ALL
}
