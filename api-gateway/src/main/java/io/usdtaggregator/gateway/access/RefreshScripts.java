package io.usdtaggregator.gateway.access;

/** What happens to families of refresh tokens, each in one step; Redis' clock is the one of all gateways. */
final class RefreshScripts {
    private static final String NOW = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            """;

    /**
     * Keys: family, its account's families. Arguments: family, digest of its first token, account, digest of the
     * password hash, life and longest life in ms, most families, prefix of their keys.
     */
    static final String BEGIN = NOW + """
            redis.call('HSET', KEYS[1], 'account', ARGV[3], 'password', ARGV[4], 'begun_at', now, 'current', ARGV[2])
            redis.call('PEXPIRE', KEYS[1], ARGV[5])
            redis.call('ZADD', KEYS[2], now, ARGV[1])
            redis.call('PEXPIRE', KEYS[2], ARGV[6])
            local live = {}
            for _, family in ipairs(redis.call('ZRANGE', KEYS[2], 0, -1)) do
              if redis.call('EXISTS', ARGV[8] .. family) == 1 then
                table.insert(live, family)
              else
                redis.call('ZREM', KEYS[2], family)
              end
            end
            for i = 1, #live - tonumber(ARGV[7]) do
              redis.call('DEL', ARGV[8] .. live[i])
              redis.call('ZREM', KEYS[2], live[i])
            end
            return 0
            """;

    /**
     * Key: family. Arguments: digest of the token that is used, digest and salt of its successor, life, longest life and
     * time for a repetition in ms. Answers what came of it, the account, its password's digest, the successor's salt.
     */
    static final String USE = NOW + """
            local held = redis.call('HMGET', KEYS[1],
                'account', 'password', 'begun_at', 'current', 'previous', 'used_at', 'salt')
            if not held[1] then return {'unknown'} end
            local left = held[3] + ARGV[5] - now
            if left <= 0 then
              redis.call('DEL', KEYS[1])
              return {'unknown'}
            end
            if held[4] == ARGV[1] then
              redis.call('HSET', KEYS[1], 'previous', ARGV[1], 'current', ARGV[2], 'salt', ARGV[3], 'used_at', now)
              redis.call('PEXPIRE', KEYS[1], math.min(ARGV[4], left))
              return {'used', held[1], held[2], ARGV[3]}
            end
            if held[5] == ARGV[1] and now - held[6] < tonumber(ARGV[6]) then
              return {'used', held[1], held[2], held[7]}
            end
            redis.call('DEL', KEYS[1])
            return {'reused', held[1]}
            """;

    /** Key: families of an account. Argument: prefix of their keys. */
    static final String END_ALL = """
            for _, family in ipairs(redis.call('ZRANGE', KEYS[1], 0, -1)) do
              redis.call('DEL', ARGV[1] .. family)
            end
            return redis.call('DEL', KEYS[1])
            """;

    private RefreshScripts() {}
}
