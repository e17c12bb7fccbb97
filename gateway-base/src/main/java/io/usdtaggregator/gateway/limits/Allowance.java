package io.usdtaggregator.gateway.limits;

import java.util.Optional;

/** What a caller may call: as much as the account has agreed, and as much as its key has where that has limits of its own. */
public record Allowance(TokenBucket account, Optional<TokenBucket> key) {

    /**
     * Takes one call from both, or from none; tells of the tighter one, and of the longer wait.
     *
     * @param price tokens for one call
     */
    public TokenBucket.Taken take(int price) {
        TokenBucket.Taken ofAccount = account.take(price);
        if (key.isEmpty()) {
            return ofAccount;
        }
        TokenBucket.Taken ofKey = key.get().take(price);
        if (ofAccount.allowed() && ofKey.allowed()) {
            return ofKey.remaining() <= ofAccount.remaining() ? ofKey : ofAccount;
        }
        if (ofAccount.allowed()) {
            account.giveBack(price);
            return ofKey;
        }
        if (ofKey.allowed()) {
            key.get().giveBack(price);
            return ofAccount;
        }
        return ofKey.untilNext().compareTo(ofAccount.untilNext()) > 0 ? ofKey : ofAccount;
    }
}
