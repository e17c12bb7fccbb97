package io.usdtaggregator.gateway.quotes;

import io.usdtaggregator.gateway.rates.cross.CrossQuestion;

/** What a quote is asked for, and on which terms. */
record QuoteQuestion(CrossQuestion corridor, QuoteTerms terms) {}
