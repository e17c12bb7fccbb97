package io.usdtaggregator.base.redis;

import io.usdtaggregator.model.market.Market;
import io.usdtaggregator.model.snapshot.RatesSnapshot;

/**
 * The name of every Redis key, stream and channel. Nobody writes one by hand. On a Redis Cluster names that must lie together
 * carry a {@link KeyTag}.
 */
public final class RedisKeys {
    /** String: {@code Settings} as JSON. Written by admin-ui. */
    public static final String SETTINGS = key("settings");
    /** String: {@code Access} as JSON. Written by admin-ui. */
    public static final String ACCESS = "access";
    /** Channel: a {@link Changed} message when {@link #SETTINGS}, {@link #ACCESS} or {@link #REFRESH} was written. */
    public static final String CHANGED = "changed";
    /** String: {@code RefreshRequest} as JSON: read all markets now. Written by admin-ui. */
    public static final String REFRESH = "refresh";

    /** Stream: entries with the fields {@code key} and {@code version} name the book that changed. */
    public static final String OFFERS_STREAM = "offers";
    /** Channel: a {@link Changed} message for each book written, with the book, for readers who keep all books in memory. */
    public static final String BOOKS = "books";
    /** Counter: grows with each book written; the version of {@link #BOOKS}. */
    public static final String BOOKS_VERSION = "books:version";

    /** Hash of {@link #rateField} to {@code Rate} as JSON. Written by rate-engine. */
    public static final String RATES = key("rates");
    /** Hash of {@code Corridor.key()} to {@code CrossRate} as JSON. Written by rate-engine. */
    public static final String CROSS_RATES = key("cross-rates");
    /** Channel: a {@link RatesChanged} message with the new values. */
    public static final String RATES_CHANNEL = "rates";
    /** Counter: grows by one with each message on {@link #RATES_CHANNEL}. */
    public static final String RATES_VERSION = key("rates:version");
    /** Counter: tokens taken before a rate is computed; the {@code version} of {@code Rate} and {@code CrossRate}. */
    public static final String RATE_TOKENS = key("rates:tokens");

    /** Set of the days whose calls PostgreSQL may not have. Written by api-gateway. */
    public static final String USAGE_UNSETTLED = "usage:{calls}:unsettled";
    /**
     * Before a day such as {@code 2026-11-23}. Hash of {@code account|key} to the calls of that day, with expiry; {@code era}
     * names the counters, {@code version} grows with each change. Written by api-gateway.
     */
    public static final String USAGE_DAY = "usage:{calls}:day:";
    /** Hash of {@link #rateField} to what the engine must know of a published rate, without its offers. */
    public static final String RATES_BASIS = key("rates:basis");
    /** Stream: what was published and is not in PostgreSQL yet, one entry a publication. Written and read by rate-engine. */
    public static final String HISTORY_STREAM = key("rates:history");
    /** Hash of {@code rate_id} to the entry of {@link #HISTORY_STREAM} that records it. */
    public static final String HISTORY_WAITING = key("rates:history:ids");
    /** Sorted set of places by the millisecond at which their rates must be looked at again. */
    public static final String RATES_DUE = key("rates:due");
    /** String: the settings version under which all rates were last computed. Its loss means that all must be again. */
    public static final String RATES_DONE = key("rates:done");
    /** Lease: the engine that computes all rates. */
    public static final String RATES_WHOLE_LEASE = key("rates:whole-lease");
    /** Stream: entries of {@link #OFFERS_STREAM} that could not be worked off. */
    public static final String OFFERS_POISON = "offers:poison";
    /** Channel: each raised alert as JSON. Written by rate-engine. */
    public static final String ALERTS_CHANNEL = "alerts";
    /** Sorted set: groups of conditions by the millisecond at which their alert is raised. Written by rate-engine. */
    public static final String ALERT_GROUPS = key("alert:groups");
    /** Hash of {@code Market.key()} to the raw rate of the last alert about its drift. Written by rate-engine. */
    public static final String ALERTED_DRIFTS = key("alert:drifts");
    /** String: {@code OfficialRates} as JSON. Written by rate-engine. */
    public static final String OFFICIAL_RATES = "official-rates";
    /** Stream: the newest {@code InstanceSign}s as JSON. Each instance of each service adds its own. */
    public static final String INSTANCES = "instances";
    /** Channel between gateways: the calls that each admitted in its last moment, by account and key. */
    public static final String LIMITS_CHANNEL = "limits";

    private RedisKeys() {}

    /** String: the number of the last calls of this gateway that Redis has, with expiry. */
    public static String usageAdded(String gateway) {
        return "usage:{calls}:added:" + gateway;
    }

    /** String, with expiry: the figure of the last alert on this key, which is silent meanwhile. Written by rate-engine. */
    public static String alertSilence(String kind, String key) {
        return key("alert:" + kind + ":" + key);
    }

    /** List: the id of the alert of this group, then the conditions that it will tell of. Written by rate-engine. */
    public static String alertGroup(String name) {
        return key("alert:group:" + name);
    }

    /** Hash, with expiry: the id of the last alert of this group, and the keys that it tells of. Written by rate-engine. */
    public static String alertRaised(String name) {
        return key("alert:raised:" + name);
    }

    /** String: {@code OfferBook} as JSON, with expiry. Written by offer-collector. */
    public static String book(String platform, Market market) {
        return "offers:" + platform + ":" + market.key();
    }

    /** Hash of {@code Market.key()} to {@code ReadRecord} as JSON. Written by offer-collector. */
    public static String reads(String platform) {
        return "reads:" + platform;
    }

    /** Hash of {@code Market.key()} to how often its best price changes. Written and read by offer-collector. */
    public static String marketActivity(String platform) {
        return "market-activity:" + platform;
    }

    /** List: the last {@code Gap}s of a platform as JSON, newest first. Written by offer-collector. */
    public static String gaps(String platform) {
        return "gaps:" + platform;
    }

    /** Lease: whoever gets it polls this market. It lies beside the budget: a poll takes from both in one step. */
    public static String pollLease(String platform, Market market) {
        return key("poll:" + platform + ":" + market.key());
    }

    /** Lease of one "refresh now": each market is polled once for each request. */
    public static String refreshLease(String requestId, String platform, Market market) {
        return "poll:" + requestId + ":" + platform + ":" + market.key();
    }

    /** Hash, with expiry: each collector's {@code RefreshAnswer} to one "refresh now". Written by the collectors. */
    public static String refreshAnswers(String requestId) {
        return "poll:answers:" + requestId;
    }

    /** Counter: fencing tokens of a book; the {@code version} of {@code OfferBook}. */
    public static String bookToken(String platform, Market market) {
        return "poll:token:" + platform + ":" + market.key();
    }

    /** Token bucket shared by all collectors; the hash tag keeps what one script touches on one node. */
    public static String budget(String platform) {
        return "budget:{" + platform + "}";
    }

    /** String, with expiry: why all collectors leave a platform alone. Written by offer-collector. */
    public static String budgetPause(String platform) {
        return budget(platform) + ":pause";
    }

    /**
     * Hash: a family of refresh tokens, with expiry: its account, when it began, digests of the account's password hash
     * and of the tokens that it accepts. Written by api-gateway.
     */
    public static String refreshFamily(String family) {
        return key("refresh:family:" + family);
    }

    /** Sorted set of the families of an account by the millisecond at which they began, with expiry. */
    public static String refreshFamilies(String accountId) {
        return key("refresh:account:" + accountId);
    }

    /** String, with expiry: who logged in from where lately, under this digest. Written by api-gateway. */
    public static String loginPlace(String digest) {
        return "login-place:" + digest;
    }

    /** Counter: logins, or pairs of tokens, under this digest within the last minute, with expiry. Written by api-gateway. */
    public static String loginAttempts(String digest) {
        return key("login:" + digest);
    }

    /** Sorted set: the reads that a platform is asked for now, by the millisecond at which each is given up. Written by offer-collector. */
    public static String budgetSlots(String platform) {
        return budget(platform) + ":slots";
    }

    public static String rateField(String source, Market market) {
        return RatesSnapshot.key(source, market);
    }

    private static String key(String name) {
        return RedisServers.ARE_A_CLUSTER ? KeyTag.onCluster(name) : name;
    }
}
