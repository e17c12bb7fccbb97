/** The form of errors (RFC 9457), and the pages that tell what each code means. */
@OpenAPIDefinition(
        info = @Info(title = "USDT Aggregator", version = "1.0.0"),
        components = @Components(schemas = @Schema(name = "Problem", implementation = ProblemDocument.class)))
package io.usdtaggregator.gateway.problem;

import org.eclipse.microprofile.openapi.annotations.Components;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
