package io.usdtaggregator.gateway.quotes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** @param signature a JWS over the quote */
record SignedQuote(@JsonUnwrapped Quote quote, String signature) {}
