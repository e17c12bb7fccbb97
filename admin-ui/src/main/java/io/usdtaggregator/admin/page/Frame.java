package io.usdtaggregator.admin.page;

import io.usdtaggregator.admin.problem.Problem.FieldError;
import java.util.List;

/**
 * What every page shows around its content.
 *
 * @param csrf what its forms must send back
 * @param language {@code en} or {@code fr}
 * @param notice one sentence, empty for none
 */
public record Frame(String username, String csrf, String language, String notice, List<FieldError> errors) {

    Frame saying(String sentence) {
        return new Frame(username, csrf, language, sentence, errors);
    }

    Frame with(List<FieldError> wrong) {
        return new Frame(username, csrf, language, notice, wrong);
    }
}
