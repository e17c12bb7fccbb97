package io.usdtaggregator.engine.history.write;

/** Why a tick is written. */
public enum TickKind {
    /** Callers see something new, under a new id. */
    CHANGE,
    /** Nothing changed: an hour without news is told from an hour without an engine. */
    HEARTBEAT
}
