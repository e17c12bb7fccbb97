package io.usdtaggregator.base.startup;

/**
 * A setting that is safe in the sandbox or on one machine only.
 *
 * @param name the variable to change, such as {@code SIGNING_KEYS_SECRET}
 * @param severe whether a service outside the sandbox refuses to start with it
 * @param consequence what it leads to, as the end of a sentence
 */
public record InsecureSetting(String name, boolean severe, String consequence) {
    @Override
    public String toString() {
        return name + ": " + consequence;
    }
}
