package io.usdtaggregator.gateway.rates.cross;

import io.usdtaggregator.gateway.rates.answer.Derivation;
import io.usdtaggregator.model.serving.CrossQuestion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What of a question the numbers of a CrossRate depend on, as {@link Derivation} says it of a Rate. */
@Schema(
        name = "CrossDerivation",
        description =
                "What of the question the numbers depend on: with the same parameters `/rates/{rate_id}` gives them again. "
                        + "Absent where they are those of the record.")
public record CrossDerivation(
        @Schema(nullable = true) BigDecimal amount,

        @Schema(nullable = true, description = "Any of these; null: all.")
        List<String> paymentMethodsFrom,

        @Schema(nullable = true, description = "Any of these; null: all.")
        List<String> paymentMethodsTo) {

    /** Empty where the question leaves the record as it is. */
    static Optional<CrossDerivation> of(CrossQuestion question) {
        return question.needsOffers()
                ? Optional.of(new CrossDerivation(
                        question.amount().orElse(null),
                        Derivation.listed(question.methodsFrom()),
                        Derivation.listed(question.methodsTo())))
                : Optional.empty();
    }
}
