package org.xlava.operations;

import static org.xlava.Numpy.axis;
import static org.xlava.Numpy.ddof;
import static org.xlava.Numpy.keepDims;
import static org.xlava.operations.Row.of;
import static org.xlava.operations.Row.of1;
import static org.xlava.operations.Row.of2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.xlava.DType;
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
