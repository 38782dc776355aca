package org.xlava.transformations;

import java.util.List;
import kotlin.Metadata;
import org.xlava.Fn1;
import org.xlava.Static;
import org.xlava.Tensor;

/**
 * What the Kotlin compiler makes of
 *
 * <pre>{@code
 * data class DenseLayer(
 *   val w: Tensor, internal val bias: List<Tensor>, val scale: Double, private val label: String,
 *   @field:Static val activation: Fn1<Tensor, Tensor>)
 * }</pre>
 *
 * but for equals, hashCode and toString.
 */
@Metadata
public final class DenseLayer {
  private final Tensor w;
  private final List<Tensor> bias;
  private final double scale;
  private final String label;
  @Static private final Fn1<Tensor, Tensor> activation;

  public DenseLayer(
      Tensor w, List<Tensor> bias, double scale, String label, Fn1<Tensor, Tensor> activation) {
    this.w = w;
    this.bias = bias;
    this.scale = scale;
    this.label = label;
    this.activation = activation;
  }

  public Tensor getW() {
    return w;
  }

  public List<Tensor> getBias$main() {
    return bias;
  }

  public Tensor component1() {
    return w;
  }

  public List<Tensor> component2$main() {
    return bias;
  }

  public double component3() {
    return scale;
  }

  private String component4() {
    return label;
  }

  public Fn1<Tensor, Tensor> component5() {
    return activation;
  }

  public DenseLayer copy(
      Tensor w, List<Tensor> bias, double scale, String label, Fn1<Tensor, Tensor> activation) {
    return new DenseLayer(w, bias, scale, label, activation);
  }

  static Tensor apply(DenseLayer layer, Tensor x) {
    Tensor sum = x.times(layer.w).times(layer.scale).plus(layer.bias.getFirst());
    return layer.activation.apply(sum).times(layer.component4().length());
  }
}
