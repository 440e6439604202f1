package dev.evenhand.metrics.statistics.forecast;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.Interval;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ForecastTest {
    /** G. E. P. Box, G. M. Jenkins, Time Series Analysis, series G: thousands of air passengers a month, 1949 to 1960. */
    private static final double[] AIR_PASSENGERS = {
        112, 118, 132, 129, 121, 135, 148, 148, 136, 119, 104, 118, //
        115, 126, 141, 135, 125, 149, 170, 170, 158, 133, 114, 140, //
        145, 150, 178, 163, 172, 178, 199, 199, 184, 162, 146, 166, //
        171, 180, 193, 181, 183, 218, 230, 242, 209, 191, 172, 194, //
        196, 196, 236, 235, 229, 243, 264, 272, 237, 211, 180, 201, //
        204, 188, 235, 227, 234, 264, 302, 293, 259, 229, 203, 229, //
        242, 233, 267, 269, 270, 315, 364, 347, 312, 274, 237, 278, //
        284, 277, 317, 313, 318, 374, 413, 405, 355, 306, 271, 306, //
        315, 301, 356, 348, 355, 422, 465, 467, 404, 347, 305, 336, //
        340, 318, 362, 348, 363, 435, 491, 505, 404, 359, 310, 337, //
        360, 342, 406, 396, 420, 472, 548, 559, 463, 407, 362, 405, //
        417, 391, 419, 461, 472, 535, 622, 606, 508, 461, 390, 432
    };

    private static final Season YEAR = new Season(12, Season.Kind.MULTIPLICATIVE);
    private static final Smoothing PUBLISHED = new Smoothing(.27559247, .03269295, .87072922);

    @Test
    void theAirPassengersAreSmoothedAndForetoldAsByR() {
        HoltWintersModel model =
                HoltWinters.fixed(AIR_PASSENGERS, YEAR, PUBLISHED).orElseThrow();
        double[] printed = {447.06, 419.71, 464.87, 496.08, 507.53, 575.45};
        assertPrinted(model.sse(), 2, 16570.78);
        List<Interval> forecast = model.forecast(6);
        for (int h = 0; h < printed.length; h++) {
            assertPrinted(forecast.get(h).value(), 2, printed[h]);
        }
    }

    @Test
    void fittingFindsParametersNoWorseThanThePublishedOnes() {
        HoltWintersModel model = HoltWinters.fit(AIR_PASSENGERS, YEAR).orElseThrow();
        assertThat(model.sse()).isLessThanOrEqualTo(16570.79);
        assertThat(HoltWinters.fit(AIR_PASSENGERS, YEAR).orElseThrow().smoothing())
                .isEqualTo(model.smoothing());
    }

    @Test
    void aLineWithAFixedSeasonIsContinuedExactly() {
        double[] values = IntStream.range(0, 28)
                .mapToDouble(i -> 100 + 2 * i + (i % 7 == 5 ? -30 : 5))
                .toArray();
        List<Interval> forecast = HoltWinters.fit(values, new Season(7, Season.Kind.ADDITIVE))
                .orElseThrow()
                .forecast(7);
        for (int h = 0; h < 7; h++) {
            int i = 28 + h;
            assertThat(forecast.get(h).value()).isCloseTo(100 + 2 * i + (i % 7 == 5 ? -30 : 5), within(.01));
        }
    }

    @Test
    void twoSeasonsAndAValueAreNeededAndMultipliedOnesMustBeAboveZero() {
        Season week = new Season(7, Season.Kind.ADDITIVE);
        assertThat(HoltWinters.fit(new double[14], week)).isEmpty();
        assertThat(HoltWinters.fit(new double[15], week)).isPresent();
        assertThat(HoltWinters.fit(new double[15], new Season(7, Season.Kind.MULTIPLICATIVE)))
                .isEmpty();
        assertThatThrownBy(() -> new Season(1, Season.Kind.ADDITIVE)).hasMessageContaining("period");
        assertThatThrownBy(() -> new Smoothing(1.1, 0, 0)).hasMessageContaining("alpha");
    }

    @Test
    void holtWintersWinsOnTheAirPassengers() {
        Forecast found = Forecast.of(AIR_PASSENGERS, 12, 12).orElseThrow();
        assertThat(found.method()).isNotEqualTo(Forecast.Method.SEASONAL_NAIVE);
        assertThat(found.errors()).hasSize(3);
        assertThat(found.values()).hasSize(12).allMatch(v -> v.width() > 0);
    }

    @Test
    void theNaiveForecastIsShownWhereItWins() {
        Random random = new Random(3);
        double[] pattern = random.doubles(7, 50, 150).toArray();
        double[] values = IntStream.range(0, 70)
                .mapToDouble(i -> i < 35 ? random.nextDouble() * 200 : pattern[i % 7])
                .toArray();
        Forecast found = Forecast.of(values, 7, 7).orElseThrow();
        assertThat(found.method()).isEqualTo(Forecast.Method.SEASONAL_NAIVE);
        assertThat(found.values().get(0).value()).isEqualTo(pattern[0]);
    }

    @Test
    void aShortSeriesIsForetoldNaivelyOrNotAtAll() {
        assertThat(Forecast.of(new double[] {1, 2, 3}, 3, 1)).isEmpty();
        Forecast found = Forecast.of(new double[] {1, 2, 3, 4}, 3, 5).orElseThrow();
        assertThat(found.errors()).isEmpty();
        assertThat(found.values()).extracting(Interval::value).containsExactly(2.0, 3.0, 4.0, 2.0, 3.0);
        assertThatThrownBy(() -> Forecast.of(new double[] {1}, 3, 0)).hasMessageContaining("horizon");
    }
}
