package io.usdtaggregator.gateway.access;

import java.time.Instant;
import java.util.Set;

/** What a checked access token says. */
record VerifiedToken(String subject, Set<String> groups, Instant expiresAt) {}
