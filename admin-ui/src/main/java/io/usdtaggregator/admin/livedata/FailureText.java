package io.usdtaggregator.admin.livedata;

import io.quarkus.qute.TemplateExtension;
import io.usdtaggregator.model.reads.ReadRecord;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What pages tell of a read that failed, in any language. */
@TemplateExtension
public final class FailureText {
    private static final Pattern HTTP_STATUS = Pattern.compile("HTTP \\d{3}");

    private FailureText() {}

    /** {@code HTTP 403}, where the platform answered with one; {@code null} for none. */
    public static String httpStatus(ReadRecord.Failure failure) {
        return failure.reason() == null
                ? null
                : HTTP_STATUS
                        .matcher(failure.reason())
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElse(null);
    }
}
