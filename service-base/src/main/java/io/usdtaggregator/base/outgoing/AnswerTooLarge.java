package io.usdtaggregator.base.outgoing;

/** An answer was longer, unpacked, than {@link OutgoingConfig#largestAnswer()}; its connection was reset. */
public final class AnswerTooLarge extends RuntimeException {
    AnswerTooLarge(int largest) {
        super("an answer over " + largest + " bytes", null, false, false);
    }
}
