package io.usdtaggregator.admin.validation;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name of an account, of staff or of an integrator. */
@NotNull
@Pattern(regexp = "[A-Za-z0-9._@-]{3,100}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Username {
    String message() default "3 to 100 letters, digits or . _ @ -";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
