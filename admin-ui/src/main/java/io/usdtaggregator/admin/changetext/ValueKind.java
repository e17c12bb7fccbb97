package io.usdtaggregator.admin.changetext;

/** How the value of a field is written. */
enum ValueKind {
    /** {@code 1,200}. */
    NUMBER,
    /** {@code 2.5 %}. */
    PERCENT,
    /** {@code 20 USDT}. */
    USDT,
    /** {@code 1 h 30 min}, kept in ISO 8601. */
    DURATION,
    /** In the reader's time zone. */
    INSTANT,
    /** One of a few names, such as {@code BEST_OF_ALL}, that have words of their own. */
    TERM,
    /** On or off. */
    SWITCH,
    /** As somebody typed it. */
    TEXT,
    /** Several texts. */
    LIST
}
