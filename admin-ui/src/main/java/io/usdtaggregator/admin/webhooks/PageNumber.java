package io.usdtaggregator.admin.webhooks;

/** Which page of a list an address asks for. */
final class PageNumber {

    private PageNumber() {}

    /** From 1; the first for whatever is no page. */
    static int of(String text) {
        return text != null && text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
    }
}
