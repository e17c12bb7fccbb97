package io.usdtaggregator.gateway.documentation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The errors that a call, or each call of a resource, has beside those of every call, by their names in {@code openapi/errors.json}. */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface ErrorExamples {
    String[] value() default {};

    /** Errors of every call that this one never answers with. */
    String[] without() default {};
}
