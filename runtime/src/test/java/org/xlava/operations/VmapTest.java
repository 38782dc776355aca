package org.xlava.operations;

import static org.xlava.Xlava.NONE;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.xlava.HostArray;
import org.xlava.Numpy;
import org.xlava.Tensor;
import org.xlava.Xlava;

/** Batches against a loop over their examples, with each operand batched along any axis or not. */
@Execution(ExecutionMode.CONCURRENT)
class VmapTest {
  private static final int SIZE = 3;

  @TestFactory
  Stream<DynamicTest> vmap_isALoop() {
    List<Table.Case> cases =
        Table.everyFirst().stream().filter(c -> !c.recorded().inputs().isEmpty()).toList();
    return Table.tests(cases, VmapTest::check);
  }

  private static void check(Table.Case c) {
    for (int[] axes : patterns(c.recorded().inputs())) {
      List<List<Tensor>> examples = examples(c, axes);
      List<HostArray> want = Table.host(loop(c, examples));
      List<HostArray> got = Table.host(batched(c, examples, axes));
      Closeness.assertClose("vmap " + Arrays.toString(axes), got, want);
    }
  }

  /** All choices of no axis, the first and the last for each operand, but that of none at all. */
  private static List<int[]> patterns(List<HostArray> inputs) {
    List<int[]> patterns = List.of(new int[0]);
    for (HostArray input : inputs) {
      List<Integer> choices =
          input.shape().rank() == 0 ? List.of(0, NONE) : List.of(0, input.shape().rank(), NONE);
      patterns =
          patterns.stream().flatMap(p -> choices.stream().map(axis -> appended(p, axis))).toList();
    }
    return patterns.stream().filter(p -> Arrays.stream(p).anyMatch(axis -> axis != NONE)).toList();
  }

  private static int[] appended(int[] axes, int axis) {
    int[] result = Arrays.copyOf(axes, axes.length + 1);
    result[axes.length] = axis;
    return result;
  }

  /** The operands of each example: other ones where they are batched, the same where not. */
  private static List<List<Tensor>> examples(Table.Case c, int[] axes) {
    return IntStream.range(0, SIZE)
        .mapToObj(
            example ->
                IntStream.range(0, axes.length)
                    .mapToObj(
                        i -> rotated(c.recorded().inputs().get(i), axes[i] == NONE ? 0 : example))
                    .toList())
        .toList();
  }

  /** The same elements, {@code by} places further, so that they stay in the function's domain. */
  private static Tensor rotated(HostArray array, int by) {
    int width = array.dtype().bytes();
    int n = Math.toIntExact(array.elements());
    MemorySegment result = MemorySegment.ofArray(new byte[n * width]);
    for (int i = 0; i < n; i++) {
      long to = (long) ((i + by) % n) * width;
      MemorySegment.copy(array.data(), (long) i * width, result, to, width);
    }
    return Tensor.of((Object) HostArray.of(result, array.type()));
  }

  private static List<Tensor> loop(Table.Case c, List<List<Tensor>> examples) {
    return stackedEach(examples.stream().map(c.row().function()::apply).toList());
  }

  private static List<Tensor> stackedEach(List<List<Tensor>> results) {
    return IntStream.range(0, results.getFirst().size())
        .mapToObj(i -> Numpy.stack(results.stream().map(r -> r.get(i)).toList(), 0))
        .toList();
  }

  private static List<Tensor> batched(Table.Case c, List<List<Tensor>> examples, int[] axes) {
    List<Tensor> batches = new ArrayList<>();
    for (int i = 0; i < axes.length; i++) {
      int at = i;
      List<Tensor> operands = examples.stream().map(e -> e.get(at)).toList();
      batches.add(axes[i] == NONE ? operands.getFirst() : Numpy.stack(operands, axes[i]));
    }
    List<Integer> spec = Arrays.stream(axes).boxed().toList();
    return Xlava.<List<Tensor>, List<Tensor>>vmap(c.row().function(), Xlava.inAxes(spec))
        .apply(batches);
  }
}
