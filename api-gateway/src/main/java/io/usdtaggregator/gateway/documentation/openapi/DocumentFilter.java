package io.usdtaggregator.gateway.documentation.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Completes the OpenAPI document that is made from the annotations of resources and records: what every call has in common
 * (headers, errors), the examples of its answers, and which fields are always there.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class DocumentFilter implements OASFilter {
    /** Added by quarkus-resteasy-problem; errors have our own schema. */
    private static final List<String> SCHEMAS_OF_EXTENSIONS =
            List.of("HttpProblem", "HttpValidationProblem", "Violation");

    private final IndexView index;

    public DocumentFilter(IndexView index) {
        this.index = index;
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        SCHEMAS_OF_EXTENSIONS.forEach(document.getComponents()::removeSchema);
        new RecordSchemas(index).complete(document);
        List<DocumentedCall> calls = DocumentedCall.all(document, index);
        ErrorAnswers errors = new ErrorAnswers();
        calls.forEach(DocumentedCall::addSharedParameters);
        calls.forEach(errors::complete);
        calls.forEach(AnswerHeaders::complete);
        calls.forEach(call -> DeprecatedParts.complete(call, document));
        errors.describe(document);
        calls.forEach(AnswerExamples::complete);
        WebhookEvents.complete(document);
    }
}
