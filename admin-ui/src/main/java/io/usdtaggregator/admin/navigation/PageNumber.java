package io.usdtaggregator.admin.navigation;

/** Which page of a list an address asks for. */
public final class PageNumber {

    private PageNumber() {}

    /** From 1; the first for whatever is no page. */
    public static int of(String text) {
        return text != null && text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) : 1;
    }
}
