package io.usdtaggregator.gateway.login;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** @param refresh {@code null} while Redis is away: the access token works, renewing it does not */
@Schema
public record TokenPair(
        @Schema(
                pattern = "^[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+$",
                description = "A JWT (RS256) for `Authorization: Bearer`.")
        String access,

        @Schema(
                nullable = true,
                pattern = "^[0-9a-f-]{36}\\.[A-Za-z0-9_-]{43}$",
                description = "For one renewal; null while renewing is out.")
        String refresh,

        @Schema(enumeration = {"Bearer"}) String tokenType,

        @Schema(minimum = "0", description = "Seconds that the access token holds.")
        long expiresIn) {}
