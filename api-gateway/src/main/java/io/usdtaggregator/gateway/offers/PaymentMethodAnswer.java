package io.usdtaggregator.gateway.offers;

import io.usdtaggregator.model.market.PaymentMethod;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One way to pay, as an offer names it. */
@Schema(name = "PaymentMethod")
public record PaymentMethodAnswer(
        @Schema(
                description =
                        "The same on all platforms, such as `orange_money`; an unknown one as its platform gives it.")
        String identifier,

        @Schema(description = "The platform's own name.") String name) {

    static List<PaymentMethodAnswer> of(List<PaymentMethod> methods) {
        return methods.stream()
                .map(method -> new PaymentMethodAnswer(method.identifier(), method.name()))
                .toList();
    }
}
