package io.usdtaggregator.admin.staff.authentication;

import io.usdtaggregator.admin.staff.StaffRole;
import java.util.List;
import java.util.Set;

/** Which role a request needs. Pure. */
final class RoleRules {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> FOR_EVERYBODY = Set.of("/logout", "/api/settings/preview");
    private static final List<String> FOR_ADMINS = List.of("/integrators", "/api/integrators", "/staff");

    private RoleRules() {}

    static boolean isSafe(String method) {
        return SAFE.contains(method);
    }

    static StaffRole needed(String method, String path) {
        if (isSafe(method) || FOR_EVERYBODY.contains(path) || path.startsWith("/account/")) {
            return StaffRole.VIEWER;
        }
        boolean admins = FOR_ADMINS.stream().anyMatch(start -> path.equals(start) || path.startsWith(start + "/"));
        return admins ? StaffRole.ADMIN : StaffRole.OPERATOR;
    }
}
