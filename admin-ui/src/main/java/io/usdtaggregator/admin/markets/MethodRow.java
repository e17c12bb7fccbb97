package io.usdtaggregator.admin.markets;

import io.usdtaggregator.model.market.Offer;
import io.usdtaggregator.model.market.PaymentMethod;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The offers that count and can be paid in one way.
 *
 * @param best the best price among them, before rules
 * @param usdt on offer in all of them
 */
public record MethodRow(PaymentMethod method, BigDecimal best, int offers, BigDecimal usdt) {

    /** @param counting best first; the answer has the method with the most offers first */
    static List<MethodRow> of(List<Offer> counting) {
        Map<String, List<Offer>> byMethod = new LinkedHashMap<>();
        Map<String, PaymentMethod> methods = new LinkedHashMap<>();
        for (Offer offer : counting) {
            for (PaymentMethod method : offer.paymentMethods()) {
                methods.putIfAbsent(method.identifier(), method);
                byMethod.computeIfAbsent(method.identifier(), id -> new ArrayList<>())
                        .add(offer);
            }
        }
        return byMethod.entrySet().stream()
                .map(entry -> row(methods.get(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(MethodRow::offers).reversed())
                .toList();
    }

    private static MethodRow row(PaymentMethod method, List<Offer> offers) {
        return new MethodRow(
                method,
                offers.get(0).price(),
                offers.size(),
                offers.stream().map(Depth::usdt).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
