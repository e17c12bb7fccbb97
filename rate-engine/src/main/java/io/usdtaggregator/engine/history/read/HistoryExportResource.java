package io.usdtaggregator.engine.history.read;

import io.smallrye.mutiny.Multi;
import io.usdtaggregator.base.internal.history.HistoryExportApi;
import java.nio.charset.StandardCharsets;

/** Streams all ticks of a span as CSV. */
public class HistoryExportResource implements HistoryExportApi {
    private final TickExport export;

    public HistoryExportResource(TickExport export) {
        this.export = export;
    }

    @Override
    public Multi<byte[]> csv(String subject, String source, String from, String to) {
        HistorySpan span = HistorySpan.of(from, to);
        return export.csv(Parameters.subject(subject), Parameters.source(source), span.from(), span.to())
                .map(lines -> lines.getBytes(StandardCharsets.UTF_8));
    }
}
