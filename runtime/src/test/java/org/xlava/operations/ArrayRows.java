package org.xlava.operations;

import static org.xlava.operations.Row.of;
import static org.xlava.operations.Row.of1;
import static org.xlava.operations.Row.of2;
import static org.xlava.operations.Row.ofAll;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xlava.DType;
import org.xlava.Fn1;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.Xlava;
import org.xlava.primitive.array.Pad;
import org.xlava.primitive.linalg.DotGeneral;
import org.xlava.primitive.linalg.DotGeneral.Dims;
import org.xlava.primitive.linalg.DotGeneral.Precision;

/** Primitives that reduce, contract, move or make elements. */
final class ArrayRows {
  private static final Dims MATRICES = dims(List.of(1), List.of(0), List.of(), List.of());

  private ArrayRows() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(reductions());
    rows.addAll(movements());
    rows.addAll(contractions());
    for (DType dtype : DType.values()) {
      if (dtype != DType.BOOL && dtype != DType.FLOAT0) {
        rows.add(of("iota_" + dtype, x -> List.of(Lax.iota(dtype, Shape.of(2, 3), 1))));
      }
    }
    rows.add(of("jit", Xlava.jit(inner())));
    return rows;
  }

  private static Fn1<List<Tensor>, List<Tensor>> inner() {
    return x -> List.of(Lax.mul(x.get(0), x.get(1)), Lax.sin(x.get(0)));
  }

  private static List<Row> reductions() {
    return List.of(
        of1("reduceSum1", x -> Lax.reduceSum(x, List.of(1))).linear(),
        of1("reduceSum02", x -> Lax.reduceSum(x, List.of(0, 2))).linear(),
        of1("reduceSum012", x -> Lax.reduceSum(x, List.of(0, 1, 2))).linear(),
        of1("reduceSum", x -> Lax.reduceSum(x, List.of())).linear(),
        of1("reduceProd1", x -> Lax.reduceProd(x, List.of(1))),
        of1("reduceProd02", x -> Lax.reduceProd(x, List.of(0, 2))),
        of1("reduceMax1", x -> Lax.reduceMax(x, List.of(1))),
        of1("reduceMax02", x -> Lax.reduceMax(x, List.of(0, 2))),
        of1("reduceMin1", x -> Lax.reduceMin(x, List.of(1))),
        of1("reduceAnd1", x -> Lax.reduceAnd(x, List.of(1))),
        of1("reduceOr1", x -> Lax.reduceOr(x, List.of(1))),
        of1("reduceXor1", x -> Lax.reduceXor(x, List.of(1))),
        of1("argmax", x -> Lax.argmax(x, 1, DType.INT32)),
        of1("argmin", x -> Lax.argmin(x, 1, DType.INT32)));
  }

  private static List<Row> movements() {
    return List.of(
        of1("broadcastInDim", x -> Lax.broadcastInDim(x, Shape.of(2, 4, 3), List.of(0, 2)))
            .linear(),
        of1("broadcastStretching", x -> Lax.broadcastInDim(x, Shape.of(2, 4, 3), List.of(1, 2)))
            .linear(),
        of1("reshape", x -> Lax.reshape(x, Shape.of(3, 4))).linear(),
        of1("transpose", x -> Lax.transpose(x, List.of(2, 0, 1))).linear(),
        of1("squeeze", x -> Lax.squeeze(x, List.of(0, 2))).linear(),
        of1("rev", x -> Lax.rev(x, List.of(0, 2))).linear(),
        of1("slice", x -> Lax.slice(x, List.of(1, 0, 1), List.of(2, 3, 4), List.of(1, 1, 1)))
            .linear(),
        of1("sliceStrided", x -> Lax.slice(x, List.of(0, 1), List.of(5, 7), List.of(2, 3)))
            .linear(),
        of2("pad", (x, v) -> pad(x, v, new Pad.Dim(1, 2, 0), new Pad.Dim(0, 1, 2))).linear(),
        of2("padNegative", (x, v) -> pad(x, v, new Pad.Dim(-1, 2, 1), new Pad.Dim(2, -2, 0)))
            .linear(),
        ofAll("concatenate", x -> Lax.concatenate(x, 1)).linear(),
        of("split", x -> Lax.split(x.getFirst(), List.of(1, 3, 2), 1)).linear(),
        of("optimizationBarrier", x -> Lax.optimizationBarrier(x)).linear());
  }

  private static Tensor pad(Tensor x, Tensor value, Pad.Dim... padding) {
    return Lax.pad(x, value, List.of(padding));
  }

  private static List<Row> contractions() {
    return List.of(
        dot("dotVectors", dims(List.of(0), List.of(0), List.of(), List.of())),
        dot("dotMatrices", MATRICES),
        dot("dotBatched", dims(List.of(2), List.of(1), List.of(0), List.of(0))),
        dot("dotTwoAxes", dims(List.of(2, 0), List.of(0, 1), List.of(), List.of())),
        dot("dotBatchInside", dims(List.of(0, 3), List.of(3, 1), List.of(2), List.of(0))),
        dot("dotOuter", dims(List.of(), List.of(), List.of(), List.of())),
        dot("dot_HIGH", MATRICES, Precision.HIGH, null),
        dot("dot_HIGHEST", MATRICES, Precision.HIGHEST, null),
        dot("dotPreferred", MATRICES, Precision.DEFAULT, DType.FLOAT32));
  }

  private static Dims dims(
      List<Integer> xContracting,
      List<Integer> yContracting,
      List<Integer> xBatch,
      List<Integer> yBatch) {
    return new Dims(xContracting, yContracting, xBatch, yBatch);
  }

  private static Row dot(String name, Dims dims) {
    return dot(name, dims, Precision.DEFAULT, null);
  }

  private static Row dot(
      String name, DotGeneral.Dims dims, Precision precision, @Nullable DType preferred) {
    return of2(name, (x, y) -> Lax.dotGeneral(x, y, dims, precision, preferred));
  }
}
