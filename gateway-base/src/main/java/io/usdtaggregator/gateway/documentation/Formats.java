package io.usdtaggregator.gateway.documentation;

/** Forms of texts that several answers have, as regular expressions. */
public final class Formats {
    /** ISO 4217. */
    public static final String CURRENCY = "^[A-Z]{3}$";
    /** ISO 3166. */
    public static final String COUNTRY = "^[A-Z]{2}$";
    /** The name of a published rate: a ULID. */
    public static final String RATE_ID = "^[0-9A-HJKMNP-TV-Z]{26}$";

    private Formats() {}
}
