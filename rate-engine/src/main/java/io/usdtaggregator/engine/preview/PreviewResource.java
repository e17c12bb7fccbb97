package io.usdtaggregator.engine.preview;

import io.smallrye.mutiny.Uni;
import io.usdtaggregator.base.internal.preview.PreviewApi;
import io.usdtaggregator.base.internal.preview.RateChange;
import io.usdtaggregator.base.problem.FieldError;
import io.usdtaggregator.base.problem.Problem;
import io.usdtaggregator.model.settings.Settings;
import java.util.List;

/** Shows what settings would change, for the page that asks before it saves. */
public class PreviewResource implements PreviewApi {
    private final Preview preview;

    public PreviewResource(Preview preview) {
        this.preview = preview;
    }

    @Override
    public Uni<List<RateChange>> preview(Settings proposed) {
        if (proposed == null) {
            throw Problem.invalid(FieldError.missing("body", List.of()));
        }
        return preview.of(proposed);
    }
}
