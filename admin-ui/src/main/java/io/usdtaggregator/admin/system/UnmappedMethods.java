package io.usdtaggregator.admin.system;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.livedata.BookReader;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.market.OfferBook;
import io.usdtaggregator.model.market.PaymentMethod;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the payment methods of offers that no canonical name is known for: those keep the platform's own, such as {@code bybit:13}. */
@ApplicationScoped
public class UnmappedMethods {
    private final BookReader books;

    UnmappedMethods(BookReader books) {
        this.books = books;
    }

    /**
     * A payment method without a canonical name.
     *
     * @param platform its name
     * @param offers in how many offers it stands now
     */
    public record Unmapped(String platform, PaymentMethod method, int offers) {}

    /** The most frequent ones first. */
    Uni<List<Unmapped>> find(Settings settings) {
        List<Market> markets = settings.activeMarkets().toList();
        return Multi.createFrom()
                .items(settings.activePlatforms())
                .onItem()
                .transformToUniAndConcatenate(
                        platform -> books.books(platform.code(), markets).map(found -> of(platform, found.values())))
                .collect()
                .asList()
                .map(all -> all.stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing(Unmapped::offers).reversed())
                        .toList());
    }

    static List<Unmapped> of(PlatformSetting platform, Collection<OfferBook> books) {
        Map<PaymentMethod, Integer> counts = new LinkedHashMap<>();
        books.stream()
                .flatMap(OfferBook::readable)
                .flatMap(offer -> offer.paymentMethods().stream())
                .filter(method -> method.identifier().contains(":"))
                .forEach(method -> counts.merge(method, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> new Unmapped(platform.name(), entry.getKey(), entry.getValue()))
                .toList();
    }
}
