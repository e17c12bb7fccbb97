package io.usdtaggregator.gateway.access;

/**
 * Whose calls: an account's by one of its keys, or by its tokens.
 *
 * @param keyId {@code ""} for calls with a JWT
 */
record Who(String accountId, String keyId) {

    /** {@code account|key}, as gateways name it to each other. */
    String text() {
        return accountId + "|" + keyId;
    }

    static Who parse(String text) {
        String[] parts = text.split("\\|", 2);
        return new Who(parts[0], parts.length == 1 ? "" : parts[1]);
    }
}
