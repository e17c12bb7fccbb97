package io.usdtaggregator.gateway.webhooks.schema;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of webhooks. */
@Schema
public record WebhookPage(
        @Schema(minimum = "0", description = "All that there are, on all pages.")
        int count,

        @Schema(minimum = "1") int page,
        @Schema(minimum = "1", maximum = "100") int pageSize,
        List<WebhookDocument> webhooks) {}
