package io.usdtaggregator.gateway.access;

import java.util.Optional;

/** What a caller may call: as much as the account has agreed, and as much as its key has where that has limits of its own. */
record Allowance(TokenBucket account, Optional<TokenBucket> key) {

    /** Takes one call from both, or from none; tells of the tighter one. */
    TokenBucket.Taken take(long nowNanos) {
        TokenBucket.Taken ofAccount = account.take(nowNanos);
        if (key.isEmpty() || !ofAccount.allowed()) {
            return ofAccount;
        }
        TokenBucket.Taken ofKey = key.get().take(nowNanos);
        if (!ofKey.allowed()) {
            account.giveBack();
            return ofKey;
        }
        return ofKey.remaining() <= ofAccount.remaining() ? ofKey : ofAccount;
    }
}
