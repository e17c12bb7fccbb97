package io.usdtaggregator.gateway.reference;

import io.smallrye.common.annotation.NonBlocking;
import io.usdtaggregator.gateway.board.Boards;
import io.usdtaggregator.gateway.http.Answers;
import io.usdtaggregator.gateway.http.Query;
import io.usdtaggregator.gateway.rates.Places;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.settings.Settings;
import io.vertx.ext.web.RoutingContext;
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

/** The ways to pay that offers name now, and on which platforms. */
@NonBlocking
@Path("/api/v1/payment-methods")
@Produces(MediaType.APPLICATION_JSON)
public class PaymentMethodResource {
    private static final Duration SHORT = Duration.ofSeconds(5);

    private final Boards boards;

    PaymentMethodResource(Boards boards) {
        this.boards = boards;
    }

    public record PaymentMethods(List<PaymentMethodAnswer> paymentMethods) {}

    public record PaymentMethodAnswer(String identifier, String name, Set<String> platforms) {}

    @GET
    public Response paymentMethods(@Context RoutingContext http) {
        Settings settings = boards.settings();
        Query query = Query.of(http);
        Optional<String> fiat = new Places(settings).currency(query, "fiat");
        query.check();
        Map<String, PaymentMethodAnswer> found = new TreeMap<>();
        boards.books().books().values().stream()
                .filter(book -> fiat.map(book.market().fiat()::equals).orElse(true))
                .filter(book -> settings.activePlatforms()
                        .anyMatch(platform -> platform.code().equals(book.platform())))
                .forEach(book -> book.offers().stream()
                        .flatMap(offer -> offer.paymentMethods().stream())
                        .forEach(method -> add(found, method, book)));
        List<PaymentMethodAnswer> methods = List.copyOf(found.values());
        return Answers.cached(http, new PaymentMethods(methods), SHORT);
    }

    private static void add(Map<String, PaymentMethodAnswer> found, PaymentMethod method, OfferBook book) {
        found.computeIfAbsent(
                        method.identifier(),
                        first -> new PaymentMethodAnswer(method.identifier(), method.name(), new TreeSet<>()))
                .platforms()
                .add(book.platform());
    }
}
