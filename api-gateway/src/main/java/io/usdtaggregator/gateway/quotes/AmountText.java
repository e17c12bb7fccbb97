package io.usdtaggregator.gateway.quotes;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An amount as text. */
@Schema(type = SchemaType.STRING, pattern = "^(?=.*[1-9])\\d{1,15}(\\.\\d{1,8})?$")
final class AmountText {}
