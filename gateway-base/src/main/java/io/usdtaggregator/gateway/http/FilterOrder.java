package io.usdtaggregator.gateway.http;

/**
 * The order in which a request meets the filters: the higher number first. Between {@link #ORIGIN} and {@link #LIMITS}
 * stand those of Quarkus: CORS (300), authentication (200) and the permissions of paths (100).
 */
public final class FilterOrder {
    /** Names the request, sets the security headers, and refuses it where this gateway is about to stop. */
    public static final int SECURITY_HEADERS = 1000;
    /** Says that what is asked for is deprecated. */
    public static final int DEPRECATION = 950;
    /** Refuses what no request may carry, wherever it goes, and begins to time the answer. */
    public static final int REQUEST_RULES = 900;
    /** Refuses pages of other origins with a problem document. */
    public static final int ORIGIN = 310;
    /** Takes the call from the caller's limits and counts it, once for every way on which it may be answered. */
    public static final int LIMITS = 90;
    /** Answers from the bytes that are in memory; what is not there goes on to the resources. */
    public static final int CACHED_RESPONSE = 80;

    private FilterOrder() {}
}
