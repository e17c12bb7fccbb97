package io.usdtaggregator.admin.staff;

import java.util.List;
import java.util.Set;

/** Which role a request needs: what refuses a request, and what pages ask before they offer it. Pure. */
public final class RoleRules {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FOR_EVERYBODY = Set.of("/logout", "/api/settings/preview");
    private static final List<String> FOR_ADMINS = List.of("/integrators", "/api/integrators", "/staff");

    private RoleRules() {}

    public static boolean isSafe(String method) {
        return SAFE.contains(method);
    }

    /** @param path of the request, without its query */
    public static StaffRole needed(String method, String path) {
        if (isSafe(method) || FOR_EVERYBODY.contains(path) || path.startsWith("/account/")) {
            return StaffRole.VIEWER;
        }
        boolean admins = FOR_ADMINS.stream().anyMatch(start -> path.equals(start) || path.startsWith(start + "/"));
        return admins ? StaffRole.ADMIN : StaffRole.OPERATOR;
    }
}
