package io.usdtaggregator.gateway.webhooks.schema;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A percentage as a number. */
@Schema(type = SchemaType.NUMBER, minimum = "0", maximum = "1000")
final class PercentNumber {}
