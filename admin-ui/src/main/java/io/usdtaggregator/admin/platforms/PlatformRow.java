package io.usdtaggregator.admin.platforms;

import io.usdtaggregator.admin.livedata.PlatformState;
import io.usdtaggregator.admin.names.SubjectName;
import io.usdtaggregator.model.settings.Settings;

/**
 * How a platform does, as its page tells it.
 *
 * @param next what is read next, in words; {@code null} for a platform that is not read
 */
public record PlatformRow(PlatformState state, SubjectName next) {
    static PlatformRow of(PlatformState state, Settings settings, String language) {
        return new PlatformRow(
                state,
                state.next() == null
                        ? null
                        : SubjectName.of(state.next().market().key(), settings, language));
    }
}
