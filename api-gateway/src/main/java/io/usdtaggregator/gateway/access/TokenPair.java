package io.usdtaggregator.gateway.access;

/** @param refresh {@code null} while Redis is away: the access token works, renewing it does not */
public record TokenPair(String access, String refresh, String tokenType, long expiresIn) {}
