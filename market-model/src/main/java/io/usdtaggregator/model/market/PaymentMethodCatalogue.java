package io.usdtaggregator.model.market;

import java.util.Set;

/**
 * The payment methods that have one identifier across platforms. One of these is known, whether or not an offer names it
 * now.
 */
public final class PaymentMethodCatalogue {
    public static final Set<String> IDENTIFIERS = Set.of(
            "access_bank",
            "afriland_first_bank",
            "airtel_money",
            "airteltigo_money",
            "alipay",
            "bank_transfer",
            "bgfi_bank",
            "cal_bank",
            "cash_deposit",
            "cash_in_person",
            "celtiis_cash",
            "chipper_cash",
            "ecobank",
            "fidelity_bank",
            "free_money",
            "gcb_bank",
            "gt_bank",
            "m_pesa",
            "mixx_by_yas",
            "mobile_money",
            "mobile_top_up",
            "moov_money",
            "mtn_momo",
            "orange_money",
            "perfect_money",
            "stanbic_bank",
            "standard_chartered",
            "t_money",
            "telecel_cash",
            "uba",
            "wave",
            "wechat",
            "western_union",
            "wise",
            "zamani_cash",
            "zelle",
            "zenith_bank");

    private PaymentMethodCatalogue() {}
}
