package io.usdtaggregator.admin.refresh;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.livedata.BookReader;
import io.usdtaggregator.admin.names.SubjectName;
import io.usdtaggregator.admin.refresh.RefreshProgress.MarketProgress;
import io.usdtaggregator.admin.refresh.RefreshProgress.PlatformProgress;
import io.usdtaggregator.admin.settings.SettingsVersions;
import io.usdtaggregator.base.redis.RedisCommands;
import io.usdtaggregator.base.redis.RedisKeys;
import io.usdtaggregator.base.refresh.RefreshRequest;
import io.usdtaggregator.model.json.MarketJson;
import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.reads.ReadRecord;
import io.usdtaggregator.model.reads.ReadStatus;
import io.usdtaggregator.model.settings.PlatformSetting;
import io.usdtaggregator.model.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Tells how far the last "refresh now" is, by the reads that came after it. */
@ApplicationScoped
public class RefreshWatch {
    private final RedisCommands redis;
    private final BookReader books;
    private final SettingsVersions settings;

    RefreshWatch(RedisCommands redis, BookReader books, SettingsVersions settings) {
        this.redis = redis;
        this.books = books;
        this.settings = settings;
    }

    /** {@code null} where none was asked for. */
    Uni<RefreshProgress> progress(String language) {
        return redis.get(RedisKeys.REFRESH).chain(json -> json.map(text -> MarketJson.read(text, RefreshRequest.class))
                .map(request -> since(request.requestedAt(), language))
                .orElseGet(() -> Uni.createFrom().nullItem()));
    }

    private Uni<RefreshProgress> since(Instant requestedAt, String language) {
        return settings.read()
                .chain(inForce -> Multi.createFrom()
                        .items(inForce.activePlatforms())
                        .onItem()
                        .transformToUniAndConcatenate(platform -> books.reads(platform.code())
                                .map(reads -> progress(platform, inForce, reads, requestedAt, language)))
                        .collect()
                        .asList())
                .map(platforms -> new RefreshProgress(requestedAt, platforms, Instant.now()));
    }

    /** A market that a platform was never asked for is none of its markets. */
    private static PlatformProgress progress(
            PlatformSetting platform,
            Settings inForce,
            Map<Market, ReadRecord> reads,
            Instant requestedAt,
            String language) {
        List<MarketProgress> markets = inForce.activeMarkets()
                .filter(reads::containsKey)
                .map(market -> {
                    ReadRecord read = reads.get(market);
                    return new MarketProgress(
                            SubjectName.of(market.key(), inForce, language),
                            read.at().isAfter(requestedAt),
                            read.status() == ReadStatus.READ);
                })
                .toList();
        return new PlatformProgress(platform.name(), markets);
    }
}
