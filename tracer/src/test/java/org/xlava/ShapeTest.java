package org.xlava;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void printsAsNumpy() {
    assertThat(Shape.of()).hasToString("()").isSameAs(Shape.SCALAR);
    assertThat(Shape.of(3)).hasToString("(3,)");
    assertThat(Shape.of(2, 3)).hasToString("(2, 3)");
    assertThat(Shape.of(2, 3).brackets()).isEqualTo("[2,3]");
  }

  @Test
  void isAList() {
    assertThat(Shape.of(2, 3)).isEqualTo(List.of(2, 3)).isEqualTo(Shape.of(List.of(2, 3)));
    assertThat(List.of(2, 3)).isEqualTo(Shape.of(2, 3)).hasSameHashCodeAs(Shape.of(2, 3));
    assertThat(Shape.of(2, 3)).isNotEqualTo(Shape.of(3, 2));
  }

  @Test
  void dim_countsFromTheEnd() {
    assertThat(Shape.of(2, 3).dim(-1)).isEqualTo(3);
    assertThatThrownBy(() -> Shape.of(2, 3).dim(2))
        .isInstanceOf(ShapeException.class)
        .hasMessage("shape: axis must be in [-2, 2); got 2 for [2,3]");
    assertThatThrownBy(() -> Shape.SCALAR.dim(-1))
        .isInstanceOf(ShapeException.class)
        .hasMessage("shape: axis must be in [0, 0); got -1 for []");
  }

  @Test
  void of_negativeSize_throws() {
    assertThatThrownBy(() -> Shape.of(2, -1))
        .isInstanceOf(ShapeException.class)
        .hasMessage("shape: dimensions must be non-negative; got [2, -1]");
  }

  @Test
  void elements_tooMany_throws() {
    int n = Integer.MAX_VALUE;
    assertThat(Shape.of(n, n).elements()).isEqualTo((long) n * n);
    assertThat(Shape.of(n, n, n, 0).elements()).isZero();
    assertThatThrownBy(() -> Shape.of(n, n, n).elements())
        .isInstanceOf(ShapeException.class)
        .hasMessage("shape: too many elements; got [2147483647,2147483647,2147483647]");
  }
}
