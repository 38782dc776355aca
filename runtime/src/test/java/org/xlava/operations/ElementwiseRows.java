package org.xlava.operations;

import static org.xlava.operations.Row.of1;
import static org.xlava.operations.Row.of2;
import static org.xlava.operations.Row.ofAll;

import java.util.ArrayList;
import java.util.List;
import org.xlava.DType;
import org.xlava.Lax;
import org.xlava.Tensor;
import org.xlava.primitive.elementwise.Round;

/** Primitives that work element by element. */
final class ElementwiseRows {
  private ElementwiseRows() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(functionsOfOne());
    rows.addAll(functionsOfTwo());
    rows.addAll(comparisons());
    rows.addAll(parameterized());
    rows.addAll(selections());
    for (DType dtype : DType.values()) {
      if (dtype != DType.FLOAT0) {
        rows.add(of1("convertTo_" + dtype, x -> Lax.convertElementType(x, dtype)).linear());
      }
    }
    return rows;
  }

  private static List<Row> functionsOfOne() {
    return List.of(
        of1("abs", Lax::abs),
        of1("acos", Lax::acos),
        of1("acosh", Lax::acosh),
        of1("asin", Lax::asin),
        of1("asinh", Lax::asinh),
        of1("atan", Lax::atan),
        of1("atanh", Lax::atanh),
        of1("besselI0e", Lax::besselI0e),
        of1("besselI1e", Lax::besselI1e),
        of1("cbrt", Lax::cbrt),
        of1("ceil", Lax::ceil),
        of1("clz", Lax::clz),
        of1("conj", Lax::conj).linear(),
        of1("copy", Lax::copy).linear(),
        of1("cos", Lax::cos),
        of1("cosh", Lax::cosh),
        of1("digamma", Lax::digamma),
        of1("erf", Lax::erf),
        of1("erfc", Lax::erfc),
        of1("erfInv", Lax::erfInv),
        of1("exp", Lax::exp),
        of1("exp2", Lax::exp2),
        of1("expm1", Lax::expm1),
        of1("floor", Lax::floor),
        of1("imag", Lax::imag).linear(),
        of1("isFinite", Lax::isFinite),
        of1("lgamma", Lax::lgamma),
        of1("log", Lax::log),
        of1("log1p", Lax::log1p),
        of1("logistic", Lax::logistic),
        of1("neg", Lax::neg).linear(),
        of1("not", Lax::not),
        of1("populationCount", Lax::populationCount),
        of1("real", Lax::real).linear(),
        of1("rsqrt", Lax::rsqrt),
        of1("sign", Lax::sign),
        of1("sin", Lax::sin),
        of1("sinh", Lax::sinh),
        of1("sqrt", Lax::sqrt),
        of1("square", Lax::square),
        of1("stopGradient", Lax::stopGradient).rough(),
        of1("tan", Lax::tan),
        of1("tanh", Lax::tanh));
  }

  private static List<Row> functionsOfTwo() {
    return List.of(
        of2("add", Lax::add).linear(),
        of2("and", Lax::and),
        of2("atan2", Lax::atan2),
        of2("complex", Lax::complex).linear(),
        of2("div", Lax::div),
        of2("max", Lax::max),
        of2("min", Lax::min),
        of2("mul", Lax::mul),
        of2("mulhi", Lax::mulhi),
        of2("nextafter", Lax::nextafter),
        of2("or", Lax::or),
        of2("polygamma", Lax::polygamma),
        of2("pow", Lax::pow),
        of2("powInteger", Lax::pow),
        of2("rem", Lax::rem),
        of2("shiftLeft", Lax::shiftLeft),
        of2("shiftRightArithmetic", Lax::shiftRightArithmetic),
        of2("shiftRightLogical", Lax::shiftRightLogical),
        of2("sub", Lax::sub).linear(),
        of2("xor", Lax::xor));
  }

  private static List<Row> comparisons() {
    return List.of(
        of2("eq", Lax::eq),
        of2("ne", Lax::ne),
        of2("ge", Lax::ge),
        of2("gt", Lax::gt),
        of2("le", Lax::le),
        of2("lt", Lax::lt),
        of2("eqTo", Lax::eqTo),
        of2("leTo", Lax::leTo),
        of2("ltTo", Lax::ltTo));
  }

  private static List<Row> parameterized() {
    List<Row> rows = new ArrayList<>();
    for (int y : new int[] {-3, -1, 0, 1, 2, 3, 7}) {
      rows.add(of1("integerPow" + y, x -> Lax.integerPow(x, y)));
    }
    rows.add(of1("roundAwayFromZero", x -> Lax.round(x, Round.Method.AWAY_FROM_ZERO)));
    rows.add(of1("roundToNearestEven", x -> Lax.round(x, Round.Method.TO_NEAREST_EVEN)));
    rows.add(of1("reducePrecision", x -> Lax.reducePrecision(x, 5, 10)).rough());
    rows.add(of1("bitcastSame", x -> Lax.bitcastConvertType(x, DType.INT32)));
    rows.add(of1("bitcastNarrower", x -> Lax.bitcastConvertType(x, DType.INT16)));
    rows.add(of1("bitcastWider", x -> Lax.bitcastConvertType(x, DType.UINT32)));
    return rows;
  }

  private static List<Row> selections() {
    return List.of(
        ofAll("selectBool", ElementwiseRows::selectN).linear(),
        ofAll("selectMany", ElementwiseRows::selectN).linear(),
        ofAll("clamp", x -> Lax.clamp(x.get(0), x.get(1), x.get(2))));
  }

  private static Tensor selectN(List<Tensor> x) {
    return Lax.selectN(x.getFirst(), x.subList(1, x.size()).toArray(new Tensor[0]));
  }
}
