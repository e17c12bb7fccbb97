package io.usdtaggregator.model.market;

/**
 * One way to pay.
 *
 * @param identifier canonical across platforms, e.g. {@code orange_money}; an unknown one passes through as it came
 * @param name the platform's own name, a stranger's text: show it escaped
 */
public record PaymentMethod(String identifier, String name) {}
