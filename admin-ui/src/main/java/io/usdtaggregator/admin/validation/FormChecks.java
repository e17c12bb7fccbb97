package io.usdtaggregator.admin.validation;

import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Checks what was typed by the annotations of its record; what is wrong is named by the fields of forms and of JSON. */
@ApplicationScoped
public class FormChecks {
    private final Validator validator;

    FormChecks(Validator validator) {
        this.validator = validator;
    }

    /** Refuses it with 400 and everything that is wrong. */
    public void check(Object typed) {
        List<FieldError> wrong = wrong(typed);
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong);
        }
    }

    /** Everything that is wrong, in the order of the fields' names. */
    public List<FieldError> wrong(Object typed) {
        return validator.validate(typed).stream()
                .map(FormChecks::error)
                .sorted(Comparator.comparing(FieldError::field))
                .toList();
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        return FieldError.of(
                violation
                        .getPropertyPath()
                        .toString()
                        .replaceAll("([A-Z])", "_$1")
                        .toLowerCase(Locale.ROOT),
                code(violation.getConstraintDescriptor().getAnnotation().annotationType()),
                violation.getMessage());
    }

    /** The stable code, by which pages find their sentence in the reader's language. */
    private static String code(Class<?> constraint) {
        if (constraint == NewPassword.class) {
            return "length";
        }
        return constraint == AssertTrue.class ? "differs" : "malformed";
    }
}
