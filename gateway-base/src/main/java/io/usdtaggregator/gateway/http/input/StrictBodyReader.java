package io.usdtaggregator.gateway.http.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.base.problem.ProblemFields;
import io.usdtaggregator.model.json.MarketJson;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.List;

/**
 * Reads JSON bodies into records, strictly: an unknown field, another type or a second value are refused, naming the
 * field. Quarkus' own reader is as lenient as the calls among the services need it.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
@Consumes(MediaType.APPLICATION_JSON)
public class StrictBodyReader implements MessageBodyReader<Record> {
    private static final int MAX_BYTES = 16 * 1024;
    private static final ObjectMapper STRICT = strict();

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(
            Class<Record> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw ProblemFields.of(413);
        }
        if (bytes.length == 0) {
            throw malformed("body", "a JSON object is needed");
        }
        try {
            Record value = STRICT.readValue(bytes, type);
            if (value == null) {
                throw malformed("body", "a JSON object is needed");
            }
            return value;
        } catch (UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .toList();
            throw Problem.invalid(new FieldError(
                    path(unknown), "unknown_field", path(unknown) + " is not a field of this body", known));
        } catch (JsonMappingException wrong) {
            throw malformed(path(wrong), path(wrong) + " has not the type that the schema asks for");
        } catch (JsonProcessingException broken) {
            throw malformed("body", "the body is not JSON");
        }
    }

    private static HttpProblem malformed(String field, String message) {
        return Problem.invalid(FieldError.of(field, "malformed", message));
    }

    private static String path(JsonMappingException wrong) {
        String path = String.join(
                ".",
                wrong.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .toList());
        return path.isEmpty() ? "body" : path;
    }

    @SuppressWarnings("deprecation")
    private static ObjectMapper strict() {
        return MarketJson.configure(JsonMapper.builder()
                        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true);
    }
}
