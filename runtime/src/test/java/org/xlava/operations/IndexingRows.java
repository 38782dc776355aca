package org.xlava.operations;

import static org.xlava.operations.Row.of;
import static org.xlava.operations.Row.of1;
import static org.xlava.operations.Row.of2;
import static org.xlava.operations.Row.ofAll;

import java.util.ArrayList;
import java.util.List;
import org.xlava.Lax;
import org.xlava.Shape;
import org.xlava.Tensor;
import org.xlava.primitive.array.DynamicSlice;
import org.xlava.primitive.array.DynamicUpdateSlice;
import org.xlava.primitive.array.Gather;
import org.xlava.primitive.array.IndexDims;
import org.xlava.primitive.array.IndexDims.Mode;
import org.xlava.primitive.array.Scatter;
import org.xlava.primitive.reduction.Cumulative;

/** Primitives that read and write at computed places, sort, and accumulate. */
final class IndexingRows {
  /** Windows of one row each. */
  private static final IndexDims ROWS = new IndexDims(List.of(1), List.of(0), List.of(0));

  /** Windows of two columns each, which stay in the result. */
  private static final IndexDims BLOCKS = new IndexDims(List.of(1, 2), List.of(), List.of(0, 1));

  /** One element of each row, walked together with the indices. */
  private static final IndexDims ALONG =
      new IndexDims(List.of(), List.of(1), List.of(1), List.of(0), List.of(0));

  private IndexingRows() {}

  static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    rows.addAll(gathers());
    rows.addAll(scatters());
    rows.addAll(slices());
    rows.addAll(sorts());
    for (Cumulative.Kind kind : Cumulative.Kind.values()) {
      Row forward = of1("cumulative" + kind, x -> Lax.cumulative(kind, x, 0, false));
      Row reverse = of1("cumulativeReverse" + kind, x -> Lax.cumulative(kind, x, 1, true));
      boolean linear = kind == Cumulative.Kind.SUM;
      rows.add(linear ? forward.linear() : forward);
      rows.add(linear ? reverse.linear() : reverse);
    }
    return rows;
  }

  private static List<Row> gathers() {
    return List.of(
        gather("gatherRows", ROWS, List.of(1, 3), Mode.CLIP),
        gather("gatherRowsOrFill", ROWS, List.of(1, 3), Mode.FILL_OR_DROP),
        gather("gatherBlocks", BLOCKS, List.of(2, 2), Mode.CLIP),
        gather("gatherBlocksOrFill", BLOCKS, List.of(2, 2), Mode.FILL_OR_DROP),
        gather("gatherAlong", ALONG, List.of(1, 1), Mode.PROMISE_IN_BOUNDS));
  }

  private static Row gather(String name, IndexDims dims, List<Integer> sizes, Mode mode) {
    Gather gather = new Gather(dims, sizes, false, false, mode, null);
    Row row = of2(name, (x, i) -> Lax.gather(gather, x, i));
    // NaN fills what is outside, so only the others are linear.
    return mode == Mode.FILL_OR_DROP ? row.rough() : row.linear();
  }

  private static List<Row> scatters() {
    List<Row> rows = new ArrayList<>();
    for (Scatter.Kind kind : Scatter.Kind.values()) {
      boolean unique = kind == Scatter.Kind.MUL;
      boolean linear = kind == Scatter.Kind.ADD || kind == Scatter.Kind.SUB;
      Row row = scatter("scatter" + kind, kind, ROWS, unique, Mode.FILL_OR_DROP);
      rows.add(linear ? row.linear() : row);
    }
    rows.add(scatter("scatterAddClip", Scatter.Kind.ADD, BLOCKS, false, Mode.CLIP).linear());
    rows.add(scatter("scatterUnique", Scatter.Kind.REPLACE, ROWS, true, Mode.CLIP).linear());
    return rows;
  }

  private static Row scatter(
      String name, Scatter.Kind kind, IndexDims dims, boolean unique, Mode mode) {
    Scatter scatter = new Scatter(kind, dims, unique, false, mode);
    return ofAll(name, x -> Lax.scatter(scatter, x.get(0), x.get(1), x.get(2)));
  }

  private static List<Row> slices() {
    return List.of(
        ofAll("dynamicSlice", x -> DynamicSlice.apply(x.get(0), rest(x, 1), Shape.of(2, 2)))
            .linear(),
        ofAll("dynamicUpdateSlice", x -> DynamicUpdateSlice.apply(x.get(0), x.get(1), rest(x, 2)))
            .linear());
  }

  private static Tensor[] rest(List<Tensor> x, int from) {
    return x.subList(from, x.size()).toArray(new Tensor[0]);
  }

  private static List<Row> sorts() {
    return List.of(
        of1("sort", x -> Lax.sort(x, 1)),
        of("sortByKey", x -> Lax.sort(x, 1, true, 1)),
        of("sortByTwoKeys", x -> Lax.sort(x, 1, true, 2)),
        of("topK", x -> Lax.topK(x.getFirst(), 2, 1)),
        of("topKFirstAxis", x -> Lax.topK(x.getFirst(), 2, 0)));
  }
}
