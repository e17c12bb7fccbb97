package io.usdtaggregator.admin.staff.twostep;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import io.usdtaggregator.admin.staff.Tokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The recovery codes in PostgreSQL, by their digests; within the caller's transaction. */
@ApplicationScoped
class RecoveryCodes implements PanacheRepositoryBase<RecoveryCode, String> {
    private static final int MANY = 10;
    private static final int LETTERS = 10;
    /** Without what is easily misread. */
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private final SecureRandom random = new SecureRandom();

    /** New codes in the place of all older ones. */
    Uni<List<String>> renew(String staffId) {
        List<String> codes = Stream.generate(this::code).limit(MANY).toList();
        return delete("staffId", staffId)
                .chain(() -> persist(codes.stream().map(code -> new RecoveryCode(digest(staffId, code), staffId))))
                .replaceWith(codes);
    }

    /** Whether there was such a code; it is gone now. */
    Uni<Boolean> use(String staffId, String typed) {
        return delete("codeDigest = ?1 and staffId = ?2", digest(staffId, typed), staffId)
                .map(gone -> gone == 1);
    }

    Uni<Void> forget(String staffId) {
        return delete("staffId", staffId).replaceWithVoid();
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        IntStream.range(0, LETTERS).forEach(at -> code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length()))));
        return code.insert(LETTERS / 2, '-').toString();
    }

    private static String digest(String staffId, String code) {
        return Tokens.digest(staffId + " " + code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", ""));
    }
}
