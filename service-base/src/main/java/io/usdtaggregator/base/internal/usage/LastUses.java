package io.usdtaggregator.base.internal.usage;

import java.util.List;

/** The last use of each key that ever called. */
public record LastUses(List<LastUse> lastUses) {
    public LastUses {
        lastUses = lastUses == null ? List.of() : List.copyOf(lastUses);
    }
}
