package io.usdtaggregator.collector.platform;

import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.market.PaymentMethodCatalogue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Canonical names of payment methods across platforms; an unknown one is named with its platform: {@code bybit:13}. */
public final class PaymentMethods {
    private static final Map<String, String> CANONICAL = new HashMap<>();

    static {
        same("mtn_momo", "MTNMobileMoney", "MoMoNew", "MoMo", "MTN Mobile Money", "MTN MoMo", "MTN", "MTN Money");
        same("orange_money", "OrangeMoney", "Orange Money-OM", "Orange Money - OM", "Orange");
        same("wave", "WaveMobile", "Wave Mobile Money", "Wave", "Wave Money");
        same("moov_money", "MoovMoney", "Moov", "Flooz", "Moov Money Flooz");
        same("telecel_cash", "Vodafonecash", "Vodafone Cash", "Telecel Cash", "TelecelCash", "Telecel");
        same("airtel_money", "airtelmoney", "Airtel Money", "Airtel");
        same("airteltigo_money", "TigoMoney", "ATMoney", "AT Money", "AirtelTigo Money", "Tigo Money");
        same("t_money", "TMoney", "T-Money", "T Money");
        same("free_money", "FreeMoney", "Free Money");
        // Togo's T-Money and Senegal's Free Money took this one name: whose it is cannot be told.
        same("mixx_by_yas", "Mixx by Yas", "Mixx", "Yas Money");
        same("m_pesa", "Mpesa", "M-Pesa", "MpesaKenya", "M-PESA Kenya (Safaricom)");
        same("m_pesa", "MpesaVodaphone", "M-pesa (Vodafone)");
        same("mobile_money", "Mobile Money", "MobileMoney");
        same("bank_transfer", "BANK", "Bank Transfer", "Bank Transfer (Africa)", "Bank Account", "SpecificBank");
        same("bank_transfer", "Transfers with specific bank", "BANK_TRANSFER", "Bank");
        same("cash_deposit", "CashDeposit", "Cash Deposit to Bank", "Cash Deposit");
        same("cash_in_person", "CashInPerson", "Cash in Person");
        same("ecobank", "Ecobank");
        same("access_bank", "AccessBank", "Access Bank");
        same("afriland_first_bank", "AfrilandFirstBank", "Afriland First Bank");
        same("bgfi_bank", "BGFIBank", "BGFI Bank");
        same("fidelity_bank", "FidelityBank", "Fidelity Bank");
        same("cal_bank", "CalBank", "Cal Bank");
        same("stanbic_bank", "StanbicBank", "Stanbic Bank");
        same("zenith_bank", "ZenithBank", "Zenith Bank");
        same("gcb_bank", "GCBBank", "GCB Bank");
        same("gt_bank", "GTBank", "GT Bank", "Guaranty Trust Bank");
        same("uba", "UnitedBankForAfrica", "United Bank for Africa", "UBA");
        same("standard_chartered", "StandardChartered", "Standard Chartered Bank", "Standard Chartered");
        same("perfect_money", "PerfectMoney", "Perfect Money");
        same("alipay", "Alipay");
        same("wechat", "WeChat", "WeChat Pay");
        same("zelle", "Zelle");
        same("western_union", "WesternUnion", "Western Union");
        same("chipper_cash", "Chippercash", "Chipper Cash");
        same("wise", "Wise");
        same("mobile_top_up", "Mobile Top-up", "Mobiletopup");
    }

    /** A list without bounds is a stranger's; no advert names so many that are meant. */
    static final int MOST_OF_AN_OFFER = 100;

    private PaymentMethods() {}

    /**
     * @param platform its code: what two platforms number alike is not one method
     * @param own the platform's identifier, or its name when it has no identifier
     */
    public static PaymentMethod of(String platform, String own, Optional<String> name) {
        String canonical = Optional.ofNullable(CANONICAL.get(folded(own)))
                .or(() -> name.map(PaymentMethods::folded).map(CANONICAL::get))
                .orElse(platform + ":" + own);
        return new PaymentMethod(canonical, name.orElse(own));
    }

    /** The methods without those said twice under two of the platform's own names. */
    public static List<PaymentMethod> distinct(List<Optional<PaymentMethod>> methods) {
        Map<String, PaymentMethod> byIdentifier = new java.util.LinkedHashMap<>();
        methods.stream()
                .flatMap(Optional::stream)
                .filter(Objects::nonNull)
                .limit(MOST_OF_AN_OFFER)
                .forEach(method -> byIdentifier.putIfAbsent(method.identifier(), method));
        return List.copyOf(byIdentifier.values());
    }

    private static void same(String canonical, String... names) {
        if (!PaymentMethodCatalogue.IDENTIFIERS.contains(canonical)) {
            throw new IllegalArgumentException(canonical + " is not in the catalogue of payment methods");
        }
        CANONICAL.put(folded(canonical), canonical);
        Arrays.stream(names).forEach(name -> CANONICAL.put(folded(name), canonical));
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
