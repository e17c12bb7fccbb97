package io.usdtaggregator.gateway.webhooks.schema;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A percentage as text. */
@Schema(type = SchemaType.STRING, pattern = "^\\d{1,4}(\\.\\d{1,8})?$")
final class PercentText {}
