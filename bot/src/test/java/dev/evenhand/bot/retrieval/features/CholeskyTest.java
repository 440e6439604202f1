package dev.evenhand.bot.retrieval.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CholeskyTest {

    private final double[][] matrix = {{4, 2, 1}, {2, 5, 3}, {1, 3, 6}};

    @Test
    void aSolutionPutBackGivesTheRightHandSide() {
        double[] x = Cholesky.of(matrix).solve(new double[] {1, -2, 3});

        assertThat(times(x)).containsExactly(new double[] {1, -2, 3}, within(1e-12));
    }

    @Test
    void manyRightHandSidesAreSolvedAlike() {
        var sides = new double[][] {{1, 0}, {-2, 1}, {3, 2}};
        Cholesky.of(matrix).solveInPlace(sides);

        assertThat(times(new double[] {sides[0][0], sides[1][0], sides[2][0]}))
                .containsExactly(new double[] {1, -2, 3}, within(1e-12));
        assertThat(times(new double[] {sides[0][1], sides[1][1], sides[2][1]}))
                .containsExactly(new double[] {0, 1, 2}, within(1e-12));
    }

    @Test
    void theInverseNormIsTheQuadraticForm() {
        double[] b = {1, -2, 3};
        double[] x = Cholesky.of(matrix).solve(b);

        assertThat(Cholesky.of(matrix).inverseNorm(b))
                .isCloseTo(b[0] * x[0] + b[1] * x[1] + b[2] * x[2], within(1e-12));
    }

    @Test
    void anIndefiniteMatrixIsRefused() {
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 2}, {2, 1}})).isInstanceOf(ArithmeticException.class);
    }

    private double[] times(double[] x) {
        var product = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            for (int k = 0; k < x.length; k++) {
                product[i] += matrix[i][k] * x[k];
            }
        }
        return product;
    }
}
