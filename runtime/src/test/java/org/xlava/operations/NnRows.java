package org.xlava.operations;

import static org.xlava.Numpy.axis;
import static org.xlava.Numpy.keepDims;
import static org.xlava.Numpy.where;
import static org.xlava.operations.Row.of1;
import static org.xlava.operations.Row.of2;
import static org.xlava.operations.Row.ofAll;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.xlava.AttentionOptions;
import org.xlava.DType;
import org.xlava.Nn;
import org.xlava.Tensor;

/** The functions of {@code Nn}. */
final class NnRows {
  private NnRows() {}

  static List<Row> rows() {
    return Stream.of(activations(), normalizations(), attention()).flatMap(List::stream).toList();
  }

  private static List<Row> activations() {
    return List.of(
        of1("identity", Nn::identity),
        of1("relu", Nn::relu),
        of1("relu6", Nn::relu6),
        of1("leakyRelu", Nn::leakyRelu),
        of1("leakyReluSlope", x -> Nn.leakyRelu(x, 0.25)),
        of2("leakyReluOf", Nn::leakyRelu),
        of1("sigmoid", Nn::sigmoid),
        of1("hardSigmoid", Nn::hardSigmoid),
        of1("sparseSigmoid", Nn::sparseSigmoid),
        of1("silu", Nn::silu),
        of1("hardSilu", Nn::hardSwish),
        of1("tanh", Nn::tanh),
        of1("hardTanh", Nn::hardTanh),
        of1("softplus", Nn::softplus),
        of1("sparsePlus", Nn::sparsePlus),
        of1("squareplus", Nn::squareplus),
        of1("squareplusB", x -> Nn.squareplus(x, 0)),
        of2("squareplusOf", Nn::squareplus),
        of1("logSigmoid", Nn::logSigmoid),
        of1("log1mexp", Nn::log1mexp),
        of1("softSign", Nn::softSign),
        of1("mish", Nn::mish),
        of1("elu", Nn::elu),
        of1("eluAlpha", x -> Nn.elu(x, 0.5)),
        of2("eluOf", Nn::elu),
        of1("celu", Nn::celu),
        of1("celuAlpha", x -> Nn.celu(x, 0.5)),
        of2("celuOf", Nn::celu),
        of1("selu", Nn::selu),
        of1("gelu", Nn::gelu),
        of1("geluExact", x -> Nn.gelu(x, false)),
        of1("glu", Nn::glu),
        of1("gluAxis", x -> Nn.glu(x, 0)));
  }

  private static List<Row> normalizations() {
    return List.of(
        of1("softmax", Nn::softmax),
        of1("softmaxFirst", x -> Nn.softmax(x, 0)),
        of1("softmaxAll", x -> Nn.softmax(x, axis(0, 1))),
        of2("softmaxWhere", (x, where) -> Nn.softmax(x, where(where))),
        of1("logSoftmax", Nn::logSoftmax),
        of1("logSoftmaxFirst", x -> Nn.logSoftmax(x, 0)),
        of2("logSoftmaxWhere", (x, where) -> Nn.logSoftmax(x, where(where))).rough(),
        of1("logsumexp", Nn::logsumexp),
        of1("logsumexpLast", x -> Nn.logsumexp(x, -1)),
        of1("logsumexpKept", x -> Nn.logsumexp(x, axis(0), keepDims())),
        of2("logsumexpFactors", (x, b) -> Nn.logsumexp(x, axis(-1), Nn.factors(b))),
        of2("logsumexpWhere", (x, where) -> Nn.logsumexp(x, axis(-1), where(where))),
        of1("logmeanexp", Nn::logmeanexp),
        of2("logmeanexpWhere", (x, where) -> Nn.logmeanexp(x, axis(-1), where(where), keepDims())),
        of1("standardize", Nn::standardize),
        of1("standardizeAll", x -> Nn.standardize(x, 0, 1)),
        ofAll("standardizeBy", NnRows::standardizedBy),
        of2("standardizeWhere", (x, where) -> Nn.standardize(x, where(where))),
        of1("oneHot", x -> Nn.oneHot(x, 3)),
        of1("oneHotFirst", x -> Nn.oneHot(x, 4, DType.INT8, 0)));
  }

  // In float32, in which the softmax is computed: differences tell nothing.
  private static List<Row> attention() {
    return List.of(
        attention("attention", o -> o),
        attention("attentionCausal", AttentionOptions::causal),
        attention("attentionScale", o -> o.scale(2)),
        attention("attentionWindow", o -> o.window(1, 2)),
        ofAll("attentionBias", x -> attend(x, o -> o.bias(x.get(3)))),
        ofAll("attentionMask", x -> attend(x, o -> o.mask(x.get(3)))),
        ofAll(
            "attentionLengths",
            x -> attend(x, o -> o.queryLengths(x.get(3)).keyLengths(x.get(4)))));
  }

  private static Tensor standardizedBy(List<Tensor> x) {
    return Nn.standardize(
        x.get(0), Nn.givenMean(x.get(1)), Nn.givenVariance(x.get(2)), Nn.epsilon(1e-3));
  }

  private static Row attention(String name, UnaryOperator<AttentionOptions> options) {
    return ofAll(name, x -> attend(x, options));
  }

  private static Tensor attend(List<Tensor> x, UnaryOperator<AttentionOptions> options) {
    return Nn.dotProductAttention(
        x.get(0), x.get(1), x.get(2), options.apply(AttentionOptions.defaults()));
  }
}
