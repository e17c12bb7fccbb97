package io.usdtaggregator.gateway.quotes;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount as a number. */
@Schema(type = SchemaType.NUMBER, minimum = "0", exclusiveMinimum = true)
final class AmountNumber {}
