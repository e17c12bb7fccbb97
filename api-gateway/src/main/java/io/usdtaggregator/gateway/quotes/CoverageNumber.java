package io.usdtaggregator.gateway.quotes;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of an amount as a number. */
@Schema(type = SchemaType.NUMBER, minimum = "0", exclusiveMinimum = true, maximum = "1")
final class CoverageNumber {}
