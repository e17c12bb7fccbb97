package io.usdtaggregator.admin.ownaccount;

import io.usdtaggregator.admin.staff.StaffMember;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/** The time zones to choose from: Abidjan first, then Africa, then where else customers are. */
final class TimeZones {
    static final List<String> CHOICES = Stream.of(
                    Stream.of(StaffMember.DEFAULT_ZONE.getId()),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(zone -> zone.startsWith("Africa/"))
                            .sorted(),
                    Stream.of("UTC", "Europe/Paris", "Europe/London", "Europe/Brussels", "America/New_York"),
                    Stream.of("Asia/Dubai", "Asia/Shanghai"))
            .flatMap(zones -> zones)
            .distinct()
            .toList();

    private TimeZones() {}
}
