package io.usdtaggregator.admin.access;

import io.usdtaggregator.admin.access.terms.KeyTerms;
import io.usdtaggregator.model.access.Access.ApiKey;

/**
 * A key that was made.
 *
 * @param key as the gateways have it: what its terms leave open is filled in by its account
 * @param terms as staff agreed them: what they leave open is absent
 * @param version counts its changes
 */
public record HeldKey(ApiKey key, KeyTerms terms, long version) {}
