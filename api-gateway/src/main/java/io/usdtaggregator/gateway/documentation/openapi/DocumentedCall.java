package io.usdtaggregator.gateway.documentation.openapi;

import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * One call of the document, with what its method is annotated with.
 *
 * @param resource the method that answers it
 */
record DocumentedCall(
        String path,
        PathItem.HttpMethod method,
        Operation operation,
        Optional<AnnotationTarget> resource,
        IndexView index) {
    private static final DotName OPERATION =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.Operation.class);
    private static final DotName ERRORS = DotName.createSimple(ErrorExamples.class);
    private static final DotName PARAMETERS = DotName.createSimple(SharedParameters.class);

    /** Of every path, in the order of the document. */
    static List<DocumentedCall> all(OpenAPI document, IndexView index) {
        Map<String, AnnotationTarget> methods = methods(index);
        List<DocumentedCall> all = new ArrayList<>();
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations()
                .forEach((method, operation) -> all.add(new DocumentedCall(
                        path,
                        method,
                        operation,
                        Optional.ofNullable(methods.get(operation.getOperationId())),
                        index))));
        return all;
    }

    /** Names of its own errors. */
    List<String> errors() {
        return names(ERRORS, "value");
    }

    /** Names of common errors that it never answers with. */
    List<String> without() {
        return names(ERRORS, "without");
    }

    /** Before its own ones. */
    void addSharedParameters() {
        List<Parameter> all = new ArrayList<>();
        names(PARAMETERS, "value")
                .forEach(name -> all.add(OASFactory.createParameter().ref(name)));
        all.addAll(parameters());
        operation.setParameters(all.isEmpty() ? null : all);
    }

    String id() {
        return operation.getOperationId();
    }

    boolean isGet() {
        return method == PathItem.HttpMethod.GET;
    }

    /** Whether everyone may call it. */
    boolean isOpen() {
        return operation.getSecurity() != null && operation.getSecurity().isEmpty();
    }

    boolean hasBody() {
        return operation.getRequestBody() != null;
    }

    /** What it answers with when all is well, by its status. */
    Map.Entry<String, APIResponse> answer() {
        return operation.getResponses().getAPIResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(id() + " documents no answer"));
    }

    /** Whether its answer is of this media type. */
    boolean answers(String mediaType) {
        return answer().getValue().getContent() != null
                && answer().getValue().getContent().hasMediaType(mediaType);
    }

    boolean hasParameter(String reference) {
        return parameters().stream()
                .anyMatch(parameter ->
                        parameter.getRef() != null && parameter.getRef().endsWith("/" + reference));
    }

    boolean hasQueryParameters() {
        return parameters().stream()
                .anyMatch(parameter -> parameter.getRef() != null || parameter.getIn() == Parameter.In.QUERY);
    }

    List<Parameter> parameters() {
        return Optional.ofNullable(operation.getParameters()).orElse(List.of());
    }

    private static Map<String, AnnotationTarget> methods(IndexView index) {
        Map<String, AnnotationTarget> methods = new HashMap<>();
        index.getAnnotations(OPERATION).stream()
                .filter(operation -> operation.value("operationId") != null)
                .forEach(operation -> methods.put(operation.value("operationId").asString(), operation.target()));
        return methods;
    }

    /** What its method is annotated with, once or several times. */
    List<AnnotationInstance> annotations(DotName repeatable) {
        return resource.map(method -> method.asMethod().annotationsWithRepeatable(repeatable, index))
                .orElse(List.of());
    }

    /** Of its resource, then of the method. */
    private List<String> names(DotName annotation, String member) {
        return resource.map(AnnotationTarget::asMethod).stream()
                .flatMap(method -> Stream.of(
                        method.declaringClass().declaredAnnotation(annotation), method.annotation(annotation)))
                .filter(Objects::nonNull)
                .map(found -> found.value(member))
                .filter(Objects::nonNull)
                .flatMap(value -> Stream.of(value.asStringArray()))
                .toList();
    }
}
