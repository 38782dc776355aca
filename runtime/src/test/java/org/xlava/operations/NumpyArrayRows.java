package org.xlava.operations;

import static org.xlava.Index.ALL;
import static org.xlava.Index.ELLIPSIS;
import static org.xlava.Index.NEW_AXIS;
import static org.xlava.Index.from;
import static org.xlava.Index.range;
import static org.xlava.Index.until;
import static org.xlava.Numpy.axis;
import static org.xlava.Numpy.ddof;
import static org.xlava.Numpy.fillValue;
import static org.xlava.Numpy.keepDims;
import static org.xlava.operations.Row.of;
import static org.xlava.operations.Row.of1;
import static org.xlava.operations.Row.of2;
import static org.xlava.operations.Row.ofAll;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.xlava.DType;
import org.xlava.IndexMode;
import org.xlava.Numpy;
import org.xlava.ReductionOption;
import org.xlava.Shape;
import org.xlava.Tensor;

/** The functions of {@code Numpy} that reduce, contract, move or make elements. */
final class NumpyArrayRows {
  private NumpyArrayRows() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(reduction("sum", Numpy::sum, Numpy::sum));
    rows.addAll(reduction("prod", Numpy::prod, Numpy::prod));
    rows.addAll(reduction("mean", Numpy::mean, Numpy::mean));
    rows.addAll(reduction("max", Numpy::max, Numpy::max));
    rows.addAll(reduction("min", Numpy::min, Numpy::min));
    rows.addAll(reduction("any", Numpy::any, Numpy::any));
    rows.addAll(reduction("all", Numpy::all, Numpy::all));
    rows.addAll(reduction("countNonzero", Numpy::countNonzero, Numpy::countNonzero));
    rows.addAll(reduction("var", Numpy::var, Numpy::var));
    rows.addAll(reduction("std", Numpy::std, Numpy::std));
    rows.addAll(reduction("ptp", Numpy::ptp, Numpy::ptp));
    rows.removeIf(r -> r.name().equals("ptp02"));
    rows.add(of1("varDdof1", x -> Numpy.var(x, axis(1), ddof(1))));
    rows.add(of1("stdDdof1", x -> Numpy.std(x, axis(1), ddof(1))));
    rows.addAll(positions());
    rows.addAll(products());
    rows.addAll(shapes());
    rows.addAll(parts());
    rows.addAll(knownIndices());
    rows.addAll(computedIndices());
    rows.addAll(triangles());
    rows.addAll(casts());
    rows.addAll(creations());
    return rows;
  }

  private interface OverAxes {
    Tensor apply(Tensor x, int... axes);
  }

  private interface WithOptions {
    Tensor apply(Tensor x, ReductionOption... options);
  }

  private static List<Row> reduction(String name, OverAxes f, WithOptions keeping) {
    return List.of(
        of1(name, x -> f.apply(x)),
        of1(name + "1", x -> f.apply(x, 1)),
        of1(name + "Last", x -> f.apply(x, -1)),
        of1(name + "02", x -> f.apply(x, 0, 2)),
        of1(name + "Keep1", x -> keeping.apply(x, axis(1), keepDims())),
        of1(name + "Keep", x -> keeping.apply(x, keepDims())));
  }

  private static List<Row> positions() {
    return List.of(
        of1("argmax", Numpy::argmax),
        of1("argmin", Numpy::argmin),
        of1("argmaxLast", x -> Numpy.argmax(x, -1)),
        of1("argminLast", x -> Numpy.argmin(x, -1)));
  }

  private static List<Row> products() {
    return List.of(
        of2("dot", Numpy::dot),
        of2("matmul", Numpy::matmul),
        of2("inner", Numpy::inner),
        of2("outer", Numpy::outer),
        of2("vdot", Numpy::vdot),
        of2("tensordot0", (x, y) -> Numpy.tensordot(x, y, 0)),
        of2("tensordot2", (x, y) -> Numpy.tensordot(x, y, 2)),
        of2("tensordotAxes", (x, y) -> Numpy.tensordot(x, y, List.of(0, -1), List.of(2, 1))),
        of1("trace", Numpy::trace));
  }

  private static List<Row> shapes() {
    return List.of(
        of1("reshape", x -> Numpy.reshape(x, 4, -1)),
        of1("ravel", Numpy::ravel),
        of1("transposeAll", x -> Numpy.transpose(x)),
        of1("transposeAxes", x -> Numpy.transpose(x, 1, -1, 0)),
        of1("swapaxes", x -> Numpy.swapaxes(x, 0, -1)),
        of1("moveaxis", x -> Numpy.moveaxis(x, -1, 0)),
        of1("expandDims", x -> Numpy.expandDims(x, -1)),
        of1("squeezeAll", x -> Numpy.squeeze(x)),
        of1("squeezeAxis", x -> Numpy.squeeze(x, -1)),
        of1("broadcastTo", x -> Numpy.broadcastTo(x, 2, 3, 4)),
        of1("flip", x -> Numpy.flip(x)),
        of1("flipAxis", x -> Numpy.flip(x, -1)),
        of1("roll", x -> Numpy.roll(x, 4)),
        of1("rollAxis", x -> Numpy.roll(x, -1, 1)),
        of1("repeat", x -> Numpy.repeat(x, 2, 1)),
        of1("tile", x -> Numpy.tile(x, 2, 1, 3)),
        of1("padConstant", x -> Numpy.pad(x, 1, 2, 1)),
        of1("atleast1d", Numpy::atleast1d),
        of1("atleast2d", Numpy::atleast2d),
        of1("atleast3d", Numpy::atleast3d));
  }

  private static List<Row> parts() {
    return List.of(
        of("concatenate", x -> List.of(Numpy.concatenate(x, -1))),
        of("stack", x -> List.of(Numpy.stack(x, -1))),
        of("hstack", x -> List.of(Numpy.hstack(x))),
        of("vstack", x -> List.of(Numpy.vstack(x))),
        of("columnStack", x -> List.of(Numpy.columnStack(x))),
        of("split", x -> Numpy.split(x.getFirst(), 3, -1)),
        of("splitAt", x -> Numpy.split(x.getFirst(), List.of(1, 4), 1)),
        of("unstack", x -> Numpy.unstack(x.getFirst(), 1)),
        of1("index", x -> x.get(1, -1)),
        of1("diff", Numpy::diff));
  }

  private static List<Row> knownIndices() {
    boolean[][] mask = {{true, false, true}, {false, true, true}};
    int[][] column = {{0}, {1}};
    int[] row = {1, -1, 0};
    return List.of(
        linear("getAll", x -> x.get(ALL, 1)),
        linear("getRanges", x -> x.get(from(1), ALL.step(2), range(3, 0).step(-2))),
        linear("getReverse", x -> x.get(ALL.step(-1), ELLIPSIS, range(-3, 10))),
        linear("getEmpty", x -> x.get(from(5), range(2, 1))),
        linear("getNew", x -> x.get(NEW_AXIS, 1, ELLIPSIS, NEW_AXIS, 2)),
        linear("getArray", x -> x.get(ALL, new int[] {2, 0, 2})),
        linear("getArrays", x -> x.get(column, ALL, row)),
        linear("getArraysBeside", x -> x.get(ALL, column, row)),
        linear("getArrayAndElement", x -> x.get(0L, ALL, new long[] {3, 1})),
        linear("getArrayAndNew", x -> x.get(NEW_AXIS, new int[] {1, 0}, ELLIPSIS, NEW_AXIS)),
        linear("getMask", x -> x.get((Object) mask)),
        linear("getMaskLast", x -> x.get(ALL, 1, new boolean[] {true, false, true, true})),
        linear("getMasks", x -> x.get(new boolean[] {true, true}, new int[] {0, 2})),
        linear("getFlag", x -> x.get(until(2), true)));
  }

  private static Row linear(String name, UnaryOperator<Tensor> part) {
    return of1(name, part).linear();
  }

  private static List<Row> computedIndices() {
    return List.of(
        of2("getScalar", Tensor::get).linear(),
        ofAll("getScalars", x -> x.get(0).get(x.get(1), ALL.step(2), x.get(2))).linear(),
        of2("getTensor", Tensor::get).linear(),
        ofAll("getTensors", x -> x.get(0).get(x.get(1), from(1), x.get(2))).linear(),
        of2("getTensorAfterRange", (x, i) -> x.get(ALL, i, NEW_AXIS)).linear(),
        of2("take", (x, i) -> Numpy.take(x, i)),
        of2("takeAxis", (x, i) -> Numpy.take(x, i, -1)),
        of2("takeClip", (x, i) -> Numpy.take(x, i, 0, IndexMode.CLIP)).linear(),
        of2("takeWrap", (x, i) -> Numpy.take(x, i, 0, IndexMode.WRAP)).linear(),
        of2("takeFill", (x, i) -> Numpy.take(x, i, 0, fillValue(7))));
  }

  private static List<Row> triangles() {
    return List.of(
        of1("diagVector", Numpy::diag),
        of1("diagMatrix", x -> Numpy.diag(x, 1)),
        of1("diagBelow", x -> Numpy.diag(x, -1)),
        of1("triu", x -> Numpy.triu(x, 1)),
        of1("tril", x -> Numpy.tril(x, -1)));
  }

  private static List<Row> casts() {
    return List.of(
        of1("astypeBool", x -> x.astype(DType.BOOL)),
        of1("astypeInt8", x -> x.astype(DType.INT8)),
        of1("zerosLike", Numpy::zerosLike),
        of1("onesLike", Numpy::onesLike),
        of1("fullLike", x -> Numpy.fullLike(x, 2.5)));
  }

  private static List<Row> creations() {
    return List.of(
        made("zeros", () -> Numpy.zeros(2, 3)),
        made("ones", () -> Numpy.ones(2, 3)),
        made("fullInt", () -> Numpy.full(Shape.of(2), 7)),
        made("fullFloat", () -> Numpy.full(Shape.of(2), 2.5)),
        made("fullDtype", () -> Numpy.full(Shape.of(2), 2, DType.FLOAT16)),
        made("eye", () -> Numpy.eye(3)),
        made("eyeOffset", () -> Numpy.eye(3, 4, 1, DType.FLOAT64)),
        made("identity", () -> Numpy.eye(2, 2, 0, DType.INT8)),
        made("tri", () -> Numpy.tri(3, 4, 1)),
        made("arange", () -> Numpy.arange(5)),
        made("arangeDtype", () -> Numpy.arange(5, DType.FLOAT16)),
        made("arangeRange", () -> Numpy.arange(2, 11, 3)),
        made("arangeDown", () -> Numpy.arange(5, 0, -2)),
        made("arangeFloat", () -> Numpy.arange(0.5, 3.0, 0.75)),
        made("linspace", () -> Numpy.linspace(0.1, 2.3, 7)),
        made("linspaceOne", () -> Numpy.linspace(3.0, 5.0, 1)),
        made("logspace", () -> Numpy.logspace(0.0, 2.0, 5)));
  }

  private static Row made(String name, Supplier<Tensor> f) {
    return of(name, x -> List.of(f.get()));
  }
}
