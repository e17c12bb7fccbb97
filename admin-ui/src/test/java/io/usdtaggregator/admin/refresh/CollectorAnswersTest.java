package io.usdtaggregator.admin.refresh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.usdtaggregator.base.refresh.RefreshAnswer;
import io.usdtaggregator.base.refresh.RefreshAnswer.NotRead;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CollectorAnswersTest {

    @Test
    void a_platform_that_one_collector_reads_is_read() {
        assertEquals(List.of("okx"), notRead(answer("okx", "htx"), answer("okx")));
        assertEquals(List.of(), notRead(answer("okx", "htx"), answer()));
    }

    @Test
    void what_all_collectors_leave_out_is_not_read() {
        assertEquals(List.of("htx", "okx"), notRead(answer("okx", "htx"), answer("htx", "okx")));
    }

    private static List<String> notRead(RefreshAnswer... answers) {
        return CollectorAnswers.inCommon(List.of(answers)).stream()
                .map(NotRead::platform)
                .sorted()
                .toList();
    }

    private static RefreshAnswer answer(String... notRead) {
        return new RefreshAnswer(Stream.of(notRead)
                .map(platform -> new NotRead(platform, "paused_by_platform", "It asked for it", null))
                .toList());
    }
}
