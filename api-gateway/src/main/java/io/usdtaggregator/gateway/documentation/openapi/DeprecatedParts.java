package io.usdtaggregator.gateway.documentation.openapi;

import io.usdtaggregator.gateway.documentation.deprecation.DeprecatedApi;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;

/** Marks what {@link DeprecatedApi} ends, and the headers by which answers say so. */
final class DeprecatedParts {
    private static final DotName ENDING = DotName.createSimple(DeprecatedApi.class);

    private DeprecatedParts() {}

    static void complete(DocumentedCall call, OpenAPI document) {
        List<AnnotationInstance> endings = call.annotations(ENDING);
        if (endings.isEmpty()) {
            return;
        }
        for (AnnotationInstance ending : endings) {
            AnnotationValue parameter = ending.value("parameter");
            if (parameter == null) {
                call.operation().setDeprecated(true);
            } else {
                call.operation()
                        .setParameters(call.parameters().stream()
                                .map(one -> marked(one, parameter.asString(), document))
                                .toList());
            }
        }
        call.answer()
                .getValue()
                .addHeader("Deprecation", header("Since when it should not be used any more (RFC 9745)."))
                .addHeader("Sunset", header("From when on it may not be answered any more (RFC 8594)."));
    }

    /** What the call has in common with others is written out, for it ends here only. */
    private static Parameter marked(Parameter parameter, String name, OpenAPI document) {
        Parameter resolved = parameter.getRef() == null
                ? parameter
                : document.getComponents()
                        .getParameters()
                        .get(parameter.getRef().substring(parameter.getRef().lastIndexOf('/') + 1));
        return !name.equals(resolved.getName())
                ? parameter
                : OASFactory.createParameter()
                        .name(name)
                        .in(resolved.getIn())
                        .required(resolved.getRequired())
                        .description(resolved.getDescription())
                        .schema(resolved.getSchema())
                        .deprecated(true);
    }

    private static Header header(String description) {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)));
    }
}
