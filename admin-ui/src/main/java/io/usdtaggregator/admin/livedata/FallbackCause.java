package io.usdtaggregator.admin.livedata;

/**
 * Why another platform than the default one serves, so that a page can say it in the reader's language. A rate's record has it
 * as a sentence of the model ({@code SourceChoice}).
 */
public enum FallbackCause {
    NO_DEFAULT,
    NO_BOOK,
    NO_OFFERS,
    TOO_OLD,
    /** Of a record whose sentence is not known here. */
    OTHER;

    /** {@code null} without a sentence. */
    public static FallbackCause of(String sentence) {
        if (sentence == null) {
            return null;
        }
        if (sentence.startsWith("no default platform")) {
            return NO_DEFAULT;
        }
        if (sentence.endsWith(" has no book")) {
            return NO_BOOK;
        }
        if (sentence.endsWith(" has no eligible offer")) {
            return NO_OFFERS;
        }
        return sentence.contains(" was last read at ") ? TOO_OLD : OTHER;
    }
}
