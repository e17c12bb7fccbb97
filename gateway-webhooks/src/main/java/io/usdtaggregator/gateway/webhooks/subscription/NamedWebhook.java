package io.usdtaggregator.gateway.webhooks.subscription;

import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** The webhook that a path names. */
public class NamedWebhook {
    @PathParam("id")
    @Parameter(
            required = true,
            description = "Of the webhook.",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    String id;

    /** Its id; throws a 404 for what can be none. */
    public UUID id() {
        if (!id.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")) {
            throw WebhookService.notFound();
        }
        return UUID.fromString(id);
    }
}
