package io.usdtaggregator.simulator.dialect;

/** How one platform says its answers: names, numbers, sides and its own way to say "no". */
public interface Dialect {
    /** The platform's code, as in {@code PLATFORM_<CODE>_URL}. */
    String platform();

    /** Whether its adverts bear a side; where they do not, the wrong side can only be the other side's book. */
    default boolean saysSide() {
        return true;
    }

    String answer(AdvertPage shown);

    /** The platform's error envelope, with status 200. */
    String error();
}
