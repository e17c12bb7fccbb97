package io.usdtaggregator.admin.staff;

/** What a member of staff may do; each role may do all that the ones before it may. */
public enum StaffRole {
    /** Sees everything, changes nothing. */
    VIEWER,
    /** Changes prices, platforms and settings, and acknowledges alerts. */
    OPERATOR,
    /** Also manages integrators, API keys and staff. */
    ADMIN;

    /** Whether whoever has this role may do what {@code needed} may. */
    public boolean includes(StaffRole needed) {
        return compareTo(needed) >= 0;
    }
}
