package dev.evenhand.web.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.web.webhook.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertTextTest {

    @ParameterizedTest
    @CsvSource({
        "en,yellow,below,'[Evenhand] First contact resolution: Drifting, below usual'",
        "en,red,above,'[Evenhand] First contact resolution: Changed, above usual'",
        "en,red,,'[Evenhand] First contact resolution: Changed'",
        "zh,yellow,above,'[Evenhand] 首次解决率：偏移，高于平时'",
        "zh,red,below,'[Evenhand] 首次解决率：异常，低于平时'"
    })
    void theSubjectSaysToWhichSideOfTheUsualItWent(String language, String level, String direction, String subject) {
        assertThat(new AlertText(Locale.forLanguageTag(language))
                        .subject(Occasion.ALERT_RAISED, alert(level, direction)))
                .isEqualTo(subject);
    }

    private static Alert alert(String level, String direction) {
        return new Alert(
                "a1",
                1,
                "fcr",
                level,
                Alert.State.RAISED,
                Instant.EPOCH,
                "2026-01-01",
                direction,
                "share",
                0.4,
                0.7,
                List.of(),
                List.of(),
                null,
                List.of());
    }
}
