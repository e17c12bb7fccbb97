package io.usdtaggregator.gateway.reference;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.documentation.ErrorExamples;
import io.usdtaggregator.gateway.documentation.SharedParameters;
import io.usdtaggregator.gateway.http.answer.Answers;
import io.usdtaggregator.gateway.http.input.Query;
import io.usdtaggregator.gateway.livedata.LiveData;
import io.usdtaggregator.gateway.rates.answer.AnswerContext;
import io.usdtaggregator.gateway.rates.parameters.PlaceParameters;
import io.usdtaggregator.model.access.Access;
import io.usdtaggregator.model.freshness.FreshnessStatus;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.serving.Freshness;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The ways to pay that offers name now, and on which platforms. */
@NonBlocking
@Path("/api/v1/payment-methods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reference")
@RolesAllowed({Access.INTEGRATOR, Access.OPERATOR})
public class PaymentMethodResource {
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final LiveData live;
    private final AnswerContext context;

    PaymentMethodResource(LiveData live, AnswerContext context) {
        this.live = live;
        this.context = context;
    }

    /** The answer. */
    @Schema
    public record PaymentMethods(List<PaymentMethodAnswer> paymentMethods, boolean sandbox) {}

    /** One way to pay, and which platforms have offers with it now. */
    @Schema(name = "PaymentMethodInUse")
    public record PaymentMethodAnswer(String identifier, String name, Set<String> platforms) {}

    @GET
    @Operation(
            operationId = "getPaymentMethods",
            summary = "The payment methods that offers name now",
            description = "The canonical identifiers, and which platforms have offers with them now.")
    @SharedParameters("Fiat")
    @APIResponseSchema(value = PaymentMethods.class, responseDescription = "The answer.")
    @ErrorExamples({"fiat_not_allowed"})
    public Response paymentMethods(@Context RoutingContext http) {
        Settings settings = live.settings();
        Query query = Query.of(http);
        Optional<String> fiat = PlaceParameters.active(settings).currency(query, "fiat");
        query.check();
        Map<String, PaymentMethodAnswer> found = new TreeMap<>();
        usableBooks(settings)
                .filter(book -> fiat.map(book.market().fiat()::equals).orElse(true))
                .forEach(book -> book.offers().stream()
                        .flatMap(offer -> offer.paymentMethods().stream())
                        .forEach(method -> add(found, method, book)));
        List<PaymentMethodAnswer> methods = List.copyOf(found.values());
        return Answers.cached(http, new PaymentMethods(methods, context.sandbox()), SHORT);
    }

    /** Of active markets on active platforms, and young enough to be answered from. */
    private Stream<OfferBook> usableBooks(Settings settings) {
        Freshness freshness = context.freshness(settings, Optional.empty());
        return live.books().active(settings).filter(book -> freshness.status(book) != FreshnessStatus.UNAVAILABLE);
    }

    private static void add(Map<String, PaymentMethodAnswer> found, PaymentMethod method, OfferBook book) {
        found.computeIfAbsent(
                        method.identifier(),
                        first -> new PaymentMethodAnswer(method.identifier(), method.name(), new TreeSet<>()))
                .platforms()
                .add(book.platform());
    }
}
