package io.usdtaggregator.admin.staff;

import jakarta.enterprise.context.RequestScoped;
import java.time.ZoneId;

/** The member of staff who makes this request; set by the filter of {@code authentication}. */
@RequestScoped
public class StaffIdentity {
    private String username = "nobody";
    private StaffRole role = StaffRole.VIEWER;
    private boolean session;
    private ZoneId zone = StaffMember.DEFAULT_ZONE;

    public String username() {
        return username;
    }

    public StaffRole role() {
        return role;
    }

    /** Where dates of the pages are told in. */
    public ZoneId zone() {
        return zone;
    }

    /** Whether it came with a session's cookie, as from the pages; not over HTTP Basic. */
    public boolean hasSession() {
        return session;
    }

    /** Once a request has shown whose it is. */
    public void is(StaffMember member, boolean bySession) {
        username = member.username();
        role = member.role();
        zone = member.timeZone();
        session = bySession;
    }
}
