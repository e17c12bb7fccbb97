package io.usdtaggregator.gateway.webhooks.schema;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A new secret of a webhook. */
@Schema
public record ReplacedSecret(
        @Schema(
                pattern = "^whsec_[A-Za-z0-9+/]+=*$",
                description = "What messages are signed with from now on. It is not shown again.")
        String secret,

        @Schema(description = "Until then the secret before it signs too.")
        Instant previousValidUntil) {}
