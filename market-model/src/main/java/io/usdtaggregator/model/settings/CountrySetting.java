package io.usdtaggregator.model.settings;

/** A country of a currency's zone; {@code code}: ISO 3166 alpha-2. */
public record CountrySetting(String code, Names name, boolean active) {}
