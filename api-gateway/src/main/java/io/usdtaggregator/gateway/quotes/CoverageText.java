package io.usdtaggregator.gateway.quotes;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A part of an amount as text. */
@Schema(type = SchemaType.STRING, pattern = "^(1(\\.0{1,10})?|0\\.(?=\\d*[1-9])\\d{1,10})$")
final class CoverageText {}
