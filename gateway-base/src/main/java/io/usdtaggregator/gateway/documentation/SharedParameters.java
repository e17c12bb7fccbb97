package io.usdtaggregator.gateway.documentation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameters that a call, or each call of a resource, has in common with others, by their names in {@code
 * META-INF/openapi.yaml}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface SharedParameters {
    String[] value();
}
