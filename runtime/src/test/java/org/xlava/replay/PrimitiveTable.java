package org.xlava.replay;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.Xlava;
import org.xlava.primitive.array.Scatter;
import org.xlava.primitive.reduction.Cumulative;

/**
 * What each of JAX's primitives is in this library: one line a primitive. A primitive that the
 * library gets is supported by adding its line.
 */
final class PrimitiveTable {
  /** The primitives that may be applied to keys, which are replayed as their data. */
  private static final Set<String> ON_KEYS =
      Set.of(
          "random_bits",
          "random_fold_in",
          "random_seed",
          "random_split",
          "random_wrap",
          "random_unwrap",
          "random_clone",
          "copy",
          "stop_gradient",
          "jit",
          "pjit",
          "call",
          "closed_call",
          "core_call",
          "composite",
          "remat2",
          "checkpoint",
          "custom_jvp_call",
          "custom_vjp_call");

  private static final Map<String, Function<Params, Operation>> RULES =
      Map.ofEntries(
          unary("abs", Lax::abs),
          unary("acos", Lax::acos),
          unary("acosh", Lax::acosh),
          unary("asin", Lax::asin),
          unary("asinh", Lax::asinh),
          unary("atan", Lax::atan),
          unary("atanh", Lax::atanh),
          unary("bessel_i0e", Lax::besselI0e),
          unary("bessel_i1e", Lax::besselI1e),
          unary("cbrt", Lax::cbrt),
          unary("ceil", Lax::ceil),
          unary("clz", Lax::clz),
          unary("copy", Lax::copy),
          unary("copy_p", Lax::copy),
          unary("cos", Lax::cos),
          unary("cosh", Lax::cosh),
          unary("digamma", Lax::digamma),
          unary("erf", Lax::erf),
          unary("erf_inv", Lax::erfInv),
          unary("erfc", Lax::erfc),
          unary("exp", Lax::exp),
          unary("exp2", Lax::exp2),
          unary("expm1", Lax::expm1),
          unary("floor", Lax::floor),
          unary("imag", Lax::imag),
          unary("is_finite", Lax::isFinite),
          unary("lgamma", Lax::lgamma),
          unary("log", Lax::log),
          unary("log1p", Lax::log1p),
          unary("logistic", Lax::logistic),
          unary("neg", Lax::neg),
          unary("not", Lax::not),
          unary("population_count", Lax::populationCount),
          unary("real", Lax::real),
          unary("rsqrt", Lax::rsqrt),
          unary("sign", Lax::sign),
          unary("sin", Lax::sin),
          unary("sinh", Lax::sinh),
          unary("sqrt", Lax::sqrt),
          unary("square", Lax::square),
          unary("stop_gradient", Xlava::stopGradient),
          unary("tan", Lax::tan),
          unary("tanh", Lax::tanh),
          unary("zeros_like", x -> Lax.fullLike(x, 0)),
          binary("add", Lax::add),
          binary("add_any", Lax::add),
          binary("and", Lax::and),
          binary("atan2", Lax::atan2),
          binary("complex", Lax::complex),
          binary("div", Lax::div),
          binary("max", Lax::max),
          binary("min", Lax::min),
          binary("mulhi", Lax::mulhi),
          binary("nextafter", Lax::nextafter),
          binary("or", Lax::or),
          binary("polygamma", Lax::polygamma),
          binary("pow", Lax::pow),
          binary("rem", Lax::rem),
          binary("shift_left", Lax::shiftLeft),
          binary("shift_right_arithmetic", Lax::shiftRightArithmetic),
          binary("shift_right_logical", Lax::shiftRightLogical),
          binary("sub", Lax::sub),
          binary("xor", Lax::xor),
          binary("eq", Lax::eq),
          binary("ne", Lax::ne),
          binary("ge", Lax::ge),
          binary("gt", Lax::gt),
          binary("le", Lax::le),
          binary("lt", Lax::lt),
          binary("eq_to", Lax::eqTo),
          binary("le_to", Lax::leTo),
          binary("lt_to", Lax::ltTo),
          reduction("reduce_sum", Lax::reduceSum),
          reduction("reduce_prod", Lax::reduceProd),
          reduction("reduce_max", Lax::reduceMax),
          reduction("reduce_min", Lax::reduceMin),
          reduction("reduce_and", Lax::reduceAnd),
          reduction("reduce_or", Lax::reduceOr),
          reduction("reduce_xor", Lax::reduceXor),
          entry("fft", ContractionRules::fft),
          collective("psum", Lax::reduceSum),
          collective("pmax", Lax::reduceMax),
          collective("pmin", Lax::reduceMin),
          identity("device_put"),
          identity("layout_constraint"),
          identity("name"),
          identity("optimization_barrier"),
          identity("random_clone"),
          identity("reshard"),
          identity("sharding_constraint"),
          identity("random_unwrap"),
          entry("jit", CallRules::jit),
          entry("pjit", CallRules::jit),
          entry("call", CallRules::closed),
          entry("closed_call", CallRules::closed),
          entry("core_call", CallRules::closed),
          entry("composite", CallRules::composite),
          entry("remat2", CallRules::checkpoint),
          entry("checkpoint", CallRules::checkpoint),
          entry("custom_jvp_call", CallRules::customJvp),
          entry("custom_vjp_call", CallRules::customVjp),
          entry("cond", ControlRules::cond),
          entry("platform_index", ControlRules::platformIndex),
          entry("scan", ControlRules::scan),
          entry("while", ControlRules::whileLoop),
          entry("gather", IndexingRules::gather),
          scatter("scatter", Scatter.Kind.REPLACE),
          scatter("scatter-add", Scatter.Kind.ADD),
          scatter("scatter-sub", Scatter.Kind.SUB),
          scatter("scatter-mul", Scatter.Kind.MUL),
          scatter("scatter-min", Scatter.Kind.MIN),
          scatter("scatter-max", Scatter.Kind.MAX),
          entry("dynamic_slice", IndexingRules::dynamicSlice),
          entry("dynamic_update_slice", IndexingRules::dynamicUpdateSlice),
          entry("sort", IndexingRules::sort),
          entry("top_k", IndexingRules::topK),
          cumulative("cumsum", Cumulative.Kind.SUM),
          cumulative("cumprod", Cumulative.Kind.PROD),
          cumulative("cummax", Cumulative.Kind.MAX),
          cumulative("cummin", Cumulative.Kind.MIN),
          cumulative("cumlogsumexp", Cumulative.Kind.LOGSUMEXP),
          entry("random_bits", RandomRules::bits),
          entry("random_fold_in", RandomRules::foldIn),
          entry("random_seed", RandomRules::seed),
          entry("random_split", RandomRules::split),
          entry("argmax", ReductionRules::argmax),
          entry("argmin", ReductionRules::argmin),
          entry("bitcast_convert_type", ElementwiseRules::bitcastConvertType),
          entry("broadcast_in_dim", ShapeRules::broadcastInDim),
          entry("clamp", ElementwiseRules::clamp),
          entry("concatenate", ShapeRules::concatenate),
          entry("conj", ElementwiseRules::conj),
          entry("convert_element_type", ElementwiseRules::convertElementType),
          entry("dot_general", ContractionRules::dotGeneral),
          entry("integer_pow", ElementwiseRules::integerPow),
          entry("empty", ShapeRules::empty),
          entry("empty2", ShapeRules::empty),
          entry("iota", ShapeRules::iota),
          entry("mul", ElementwiseRules::mul),
          entry("pad", ShapeRules::pad),
          entry("random_wrap", CallRules::randomWrap),
          entry("reduce", ReductionRules::reduce),
          entry("reduce_precision", ElementwiseRules::reducePrecision),
          entry("reshape", ShapeRules::reshape),
          entry("rev", ShapeRules::rev),
          entry("round", ElementwiseRules::round),
          entry("select_n", ElementwiseRules::selectN),
          entry("slice", ShapeRules::slice),
          entry("split", ShapeRules::split),
          entry("squeeze", ShapeRules::squeeze),
          entry("stack", ShapeRules::stack),
          entry("tile", ShapeRules::tile),
          entry("transpose", ShapeRules::transpose),
          entry("unstack", ShapeRules::unstack));

  private PrimitiveTable() {}

  private static Map.Entry<String, Function<Params, Operation>> unary(
      String primitive, UnaryOperator<Tensor> f) {
    return entry(primitive, params -> Operation.of1(f));
  }

  private static Map.Entry<String, Function<Params, Operation>> binary(
      String primitive, BinaryOperator<Tensor> f) {
    return entry(primitive, params -> Operation.of(x -> f.apply(x.get(0), x.get(1))));
  }

  private static Map.Entry<String, Function<Params, Operation>> reduction(
      String primitive, BiFunction<Tensor, List<Integer>, Tensor> f) {
    return entry(primitive, params -> reduction(params.integers("axes"), f));
  }

  private static Operation reduction(
      List<Integer> axes, BiFunction<Tensor, List<Integer>, Tensor> f) {
    return Operation.of1(x -> f.apply(x, axes));
  }

  private static Map.Entry<String, Function<Params, Operation>> collective(
      String primitive, BiFunction<Tensor, List<Integer>, Tensor> f) {
    return entry(primitive, params -> ReductionRules.collective(params, f));
  }

  private static Map.Entry<String, Function<Params, Operation>> scatter(
      String primitive, Scatter.Kind kind) {
    return entry(primitive, params -> IndexingRules.scatter(params, kind));
  }

  private static Map.Entry<String, Function<Params, Operation>> cumulative(
      String primitive, Cumulative.Kind kind) {
    return entry(primitive, params -> IndexingRules.cumulative(params, kind));
  }

  private static Map.Entry<String, Function<Params, Operation>> identity(String primitive) {
    return entry(primitive, params -> identity(params.ignoreAll()));
  }

  private static Operation identity(Params params) {
    return x -> x;
  }

  /**
   * The operation that an equation's primitive and parameters stand for.
   *
   * @throws UnsupportedException when there is none, or a parameter isn't understood
   */
  static Operation read(Params params) {
    Function<Params, Operation> rule = RULES.get(params.primitive());
    if (rule == null) {
      throw new UnsupportedException(params.primitive());
    }
    Operation operation = rule.apply(params);
    params.requireAllRead();
    return operation;
  }

  /** Whether keys replayed as their data may be operands or results of the primitive. */
  static boolean takesKeys(String primitive) {
    return ON_KEYS.contains(primitive);
  }
}
