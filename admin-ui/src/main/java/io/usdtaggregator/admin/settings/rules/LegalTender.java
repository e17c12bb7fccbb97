package io.usdtaggregator.admin.settings.rules;

import java.util.Currency;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The currencies that somebody can pay with today (ISO 4217, list one, as of 2026-07): without withdrawn codes, metals,
 * funds, test codes and XXX, which {@link Currency} knows too.
 */
final class LegalTender {
    private static final Set<String> CODES =
            Stream.of("""
                    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
                    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
                    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW
                    KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR
                    MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR
                    SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX
                    USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
                    """.split("\\s+")).filter(LegalTender::isKnownHere).collect(Collectors.toUnmodifiableSet());

    private LegalTender() {}

    static boolean isLegal(String code) {
        return code != null && CODES.contains(code);
    }

    /** An older JDK does not know the decimals of the newest currencies. */
    private static boolean isKnownHere(String code) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
    }
}
