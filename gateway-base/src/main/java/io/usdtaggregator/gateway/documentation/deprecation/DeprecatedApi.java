package io.usdtaggregator.gateway.documentation.deprecation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A call, or one of its parameters, that ends: the document says so, and so does each answer to a call that uses it. Days
 * are such as {@code 2026-01-01} and begin at midnight UTC.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Repeatable(DeprecatedApi.All.class)
public @interface DeprecatedApi {
    /** The query parameter or header that ends; empty for the whole call. */
    String parameter() default "";

    /** Since when it should not be used any more. */
    String since();

    /** From when on it may not be answered any more. */
    String sunset();

    /** Several of one call. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @interface All {
        DeprecatedApi[] value();
    }
}
