package io.usdtaggregator.gateway.address;

import java.util.List;
import java.util.Optional;

/** The addresses from which a key may be used: single ones and CIDR blocks; an empty list allows all. */
public final class AddressList {
    private static final AddressList ANYWHERE = new AddressList(true, List.of());

    private final boolean anywhere;
    private final List<AddressBlock> blocks;

    private AddressList(boolean anywhere, List<AddressBlock> blocks) {
        this.anywhere = anywhere;
        this.blocks = blocks;
    }

    /** What cannot be read allows nothing; it does not open the list either. */
    public static AddressList of(List<String> allowed) {
        return allowed == null || allowed.isEmpty()
                ? ANYWHERE
                : new AddressList(
                        false,
                        allowed.stream()
                                .map(AddressBlock::parse)
                                .flatMap(Optional::stream)
                                .toList());
    }

    public boolean isAnywhere() {
        return anywhere;
    }

    public boolean allows(String address) {
        return anywhere
                || IpAddress.parse(address)
                        .filter(from -> blocks.stream().anyMatch(block -> block.contains(from)))
                        .isPresent();
    }
}
