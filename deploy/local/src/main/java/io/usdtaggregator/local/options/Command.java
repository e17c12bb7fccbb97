package io.usdtaggregator.local.options;

/** What {@code deploy/run-local} is asked to do. */
public enum Command {
    START,
    STATUS,
    STOP,
    HELP
}
