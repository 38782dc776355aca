package org.xlava.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.xlava.Config;
import org.xlava.HostArray;
import org.xlava.Tensor;

/** All rows, with what JAX made of them. */
final class Table {
  /** A row with one list of inputs and JAX's results. */
  record Case(Row row, Recorded recorded) {
    List<Tensor> inputs() {
      return recorded.inputs().stream().map(h -> Tensor.of((Object) h)).toList();
    }
  }

  /** The primitives: what JAX makes of the functions of {@code jax.lax}. */
  static final Table PRIMITIVES =
      new Table(
          Stream.of(
                  ElementwiseRows.rows(),
                  ArrayRows.rows(),
                  IndexingRows.rows(),
                  ControlRows.rows(),
                  FourierRows.rows(),
                  CustomRows.rows())
              .flatMap(List::stream)
              .toList(),
          Recorded.read("/operations.jsonl"));

  /** What {@code Numpy} makes of them: the functions of {@code jax.numpy}. */
  static final Table NUMPY =
      new Table(
          Stream.concat(NumpyRows.rows().stream(), NumpyArrayRows.rows().stream()).toList(),
          Recorded.read("/numpy.jsonl"));

  /** What {@code Nn} makes of them: the functions of {@code jax.nn}. */
  static final Table NN = new Table(NnRows.rows(), Recorded.read("/nn.jsonl"));

  private static final List<Table> ALL = List.of(PRIMITIVES, NUMPY, NN);

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private final List<Recorded> recorded;

  private Table(List<Row> rows, List<Recorded> recorded) {
    rows.stream().filter(r -> isChosen(r.name())).forEach(r -> this.rows.put(r.name(), r));
    this.recorded = recorded.stream().filter(r -> isChosen(r.row())).toList();
  }

  /** Whether {@code -Drows=NAME,…} names the row, or nothing is said. */
  private static boolean isChosen(String row) {
    String chosen = System.getProperty("rows", "");
    return chosen.isEmpty() || List.of(chosen.split(",")).contains(row);
  }

  List<Row> rows() {
    return List.copyOf(rows.values());
  }

  List<String> recordedNames() {
    return recorded.stream().map(Recorded::row).distinct().toList();
  }

  List<Case> cases() {
    return recorded.stream().map(r -> new Case(rows.get(r.row()), r)).toList();
  }

  /** Of each row the case with the first inputs. */
  List<Case> firsts() {
    Map<String, Case> first =
        cases().stream()
            .collect(
                Collectors.toMap(c -> c.recorded().row(), c -> c, (a, b) -> a, LinkedHashMap::new));
    return List.copyOf(first.values());
  }

  /** The cases of all tables. */
  static List<Case> everyCase() {
    return ALL.stream().flatMap(t -> t.cases().stream()).toList();
  }

  /** Of each row of all tables the case with the first inputs. */
  static List<Case> everyFirst() {
    return ALL.stream().flatMap(t -> t.firsts().stream()).toList();
  }

  /** One test for each case, run with 64-bit types as the case was recorded. */
  static Stream<DynamicTest> tests(List<Case> cases, Consumer<Case> check) {
    return cases.stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.recorded().toString(),
                    () -> within(c.recorded().x64(), () -> check.accept(c))));
  }

  private static void within(boolean x64, Runnable body) {
    Supplier<Boolean> supplier =
        () -> {
          body.run();
          return true;
        };
    Config.withX64(x64, supplier);
  }

  static List<HostArray> host(List<Tensor> tensors) {
    return tensors.stream().map(t -> t.toHost()).toList();
  }
}
