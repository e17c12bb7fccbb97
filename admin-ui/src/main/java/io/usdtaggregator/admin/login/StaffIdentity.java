package io.usdtaggregator.admin.login;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** Who makes this request; set by {@link LoginFilter}. */
@RequestScoped
public class StaffIdentity {
    private String username = "nobody";
    private Optional<String> csrfToken = Optional.empty();

    public String username() {
        return username;
    }

    /** What forms must carry; empty over HTTP Basic. */
    public Optional<String> csrfToken() {
        return csrfToken;
    }

    void is(String who, Optional<String> csrf) {
        username = who;
        csrfToken = csrf;
    }
}
