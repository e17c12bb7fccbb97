package io.usdtaggregator.simulator.dialect;

/** How one platform says its answers: names, numbers, sides and its own way to say "no". */
public interface Dialect {
    /** The platform's code, as in {@code PLATFORM_<CODE>_URL}. */
    String platform();

    String answer(Shown shown);

    /** The platform's error envelope, with status 200. */
    String error();
}
