package io.usdtaggregator.model.settings;

import java.util.List;

/** A currency that callers may ask for while it is active, and its countries. {@code code}: ISO 4217. */
public record CurrencySetting(String code, Names name, boolean active, List<CountrySetting> countries) {}
