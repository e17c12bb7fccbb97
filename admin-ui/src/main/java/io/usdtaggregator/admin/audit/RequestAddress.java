package io.usdtaggregator.admin.audit;

import jakarta.enterprise.context.RequestScoped;

/** From where the request of now comes; the audit log notes it with what the request changes. */
@RequestScoped
public class RequestAddress {
    private String address;

    /** {@code null} where no request came from anywhere. */
    public String get() {
        return address;
    }

    public void is(String from) {
        address = from;
    }
}
