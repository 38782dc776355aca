package org.xlava.plugin.conformance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.ExecuteOptions;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.PjrtException;

/** Checks of running programs. */
final class ExecutionChecks {
  private static final String DONATING =
      """
      func.func @main(%x: tensor<4xf32> {tf.aliasing_output = 0 : i32}) -> tensor<4xf32> {
        %0 = stablehlo.add %x, %x : tensor<4xf32>
        return %0 : tensor<4xf32>
      }
      """;
  private static final String NOTHING = "func.func @main() { return }";
  private static final int MANY = 100;
  private static final int THREADS = 8;
  private static final int CALLS = 200;

  private ExecutionChecks() {}

  static List<Check> all() {
    return List.of(
        Check.of("execute: results of results", ExecutionChecks::chain),
        Check.of("execute: no arguments and no results", ExecutionChecks::nothing),
        Check.of("execute: 100 arguments and results in order", ExecutionChecks::many),
        Check.of("execute: an argument twice", ExecutionChecks::twice),
        Check.of("execute: with a future", ExecutionChecks::future),
        Check.of("execute: constants", ExecutionChecks::constants),
        Check.of("execute: branches and loops", ExecutionChecks::loop),
        Check.of("execute: reduction with a function", ExecutionChecks::reduction),
        Check.of("execute: product of matrices", ExecutionChecks::product),
        Check.of("execute: integers wrap", ExecutionChecks::integers),
        Check.of("execute: NaN and infinities", ExecutionChecks::specials),
        Check.of("execute: donated arguments are deleted", ExecutionChecks::donation),
        Check.of("execute: donated arguments may be kept", ExecutionChecks::kept),
        Check.of("execute: donated arguments can't be used again", ExecutionChecks::donatedAgain),
        Check.of("execute: from 8 threads", ExecutionChecks::threads),
        Check.of("execute: arguments closed at once", ExecutionChecks::closedAtOnce));
  }

  private static void chain(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      Buffer one = test.vector(1, 1, 1, 1);
      Buffer sum = one;
      for (int i = 0; i < MANY; i++) {
        sum = add.execute(sum, one)[0];
      }
      Expect.floats("the sum", UnderTest.floats(sum), 101, 101, 101, 101);
    }
  }

  private static void nothing(UnderTest test) {
    try (LoadedExecutable nothing = test.compile(NOTHING)) {
      Expect.equal("the number of results", 0, nothing.execute().length);
    }
  }

  private static void many(UnderTest test) {
    String types = String.join(", ", Collections.nCopies(MANY, "tensor<1xf32>"));
    String parameters = joined(i -> "%a" + i + ": tensor<1xf32>");
    String text =
        "func.func @main(%s) -> (%s) { return %s : %s }"
            .formatted(parameters, types, joined(i -> "%a" + (MANY - 1 - i)), types);
    try (LoadedExecutable reversed = test.compile(text)) {
      Buffer[] arguments =
          IntStream.range(0, MANY).mapToObj(i -> test.vector(i)).toArray(Buffer[]::new);
      Buffer[] results = reversed.execute(arguments);
      for (int i = 0; i < MANY; i++) {
        Expect.floats("result " + i, UnderTest.floats(results[i]), MANY - 1 - i);
      }
    }
  }

  private static String joined(java.util.function.IntFunction<String> part) {
    return String.join(", ", IntStream.range(0, MANY).mapToObj(part).toList());
  }

  private static void twice(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD);
        Buffer x = test.vector(1, 2, 3, 4)) {
      Expect.floats("the sum", UnderTest.floats(add.execute(x, x)[0]), 2, 4, 6, 8);
    }
  }

  private static void future(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD);
        Buffer x = test.vector(1, 2, 3, 4)) {
      List<Buffer> results = add.executeAsync(x, x).join();
      Expect.floats("the sum", UnderTest.floats(results.getFirst()), 2, 4, 6, 8);
    }
  }

  private static void gives(UnderTest test, String text, float[] argument, float... expected) {
    try (LoadedExecutable executable = test.compile(text);
        Buffer x = test.vector(argument)) {
      Expect.floats("the result", UnderTest.floats(executable.execute(x)[0]), expected);
    }
  }

  private static void constants(UnderTest test) {
    String text =
        """
        func.func @main(%x: tensor<2xf32>) -> tensor<2xf32> {
          %0 = stablehlo.constant dense<[1.5, -2.0]> : tensor<2xf32>
          %1 = stablehlo.add %x, %0 : tensor<2xf32>
          return %1 : tensor<2xf32>
        }
        """;
    gives(test, text, new float[] {1, 1}, 2.5f, -1);
  }

  private static void loop(UnderTest test) {
    String text =
        """
        func.func @main(%x: tensor<1xf32>) -> tensor<1xf32> {
          %zero = stablehlo.constant dense<0> : tensor<i32>
          %0:2 = stablehlo.while(%i = %zero, %v = %x) : tensor<i32>, tensor<1xf32> cond {
            %limit = stablehlo.constant dense<10> : tensor<i32>
            %c = stablehlo.compare LT, %i, %limit : (tensor<i32>, tensor<i32>) -> tensor<i1>
            stablehlo.return %c : tensor<i1>
          } do {
            %one = stablehlo.constant dense<1> : tensor<i32>
            %next = stablehlo.add %i, %one : tensor<i32>
            %w = stablehlo.add %v, %v : tensor<1xf32>
            stablehlo.return %next, %w : tensor<i32>, tensor<1xf32>
          }
          %1 = "stablehlo.case"(%0#0) ({
            stablehlo.return %x : tensor<1xf32>
          }, {
            stablehlo.return %0#1 : tensor<1xf32>
          }) : (tensor<i32>) -> tensor<1xf32>
          return %1 : tensor<1xf32>
        }
        """;
    gives(test, text, new float[] {1}, 1024);
  }

  private static void reduction(UnderTest test) {
    String text =
        """
        func.func @main(%x: tensor<4xf32>) -> tensor<1xf32> {
          %zero = stablehlo.constant dense<0.0> : tensor<f32>
          %0 = stablehlo.reduce(%x init: %zero) across dimensions = [0]
            : (tensor<4xf32>, tensor<f32>) -> tensor<f32> reducer(%a: tensor<f32>, %b: tensor<f32>) {
            %s = stablehlo.add %a, %b : tensor<f32>
            stablehlo.return %s : tensor<f32>
          }
          %1 = stablehlo.reshape %0 : (tensor<f32>) -> tensor<1xf32>
          return %1 : tensor<1xf32>
        }
        """;
    gives(test, text, new float[] {1, 2, 3, 4}, 10);
  }

  private static void product(UnderTest test) {
    String text =
        """
        func.func @main(%x: tensor<4xf32>) -> tensor<4xf32> {
          %0 = stablehlo.reshape %x : (tensor<4xf32>) -> tensor<2x2xf32>
          %1 = stablehlo.dot_general %0, %0, contracting_dims = [1] x [0], precision = [HIGHEST, HIGHEST]
            : (tensor<2x2xf32>, tensor<2x2xf32>) -> tensor<2x2xf32>
          %2 = stablehlo.reshape %1 : (tensor<2x2xf32>) -> tensor<4xf32>
          return %2 : tensor<4xf32>
        }
        """;
    gives(test, text, new float[] {1, 2, 3, 4}, 7, 10, 15, 22);
  }

  private static void integers(UnderTest test) {
    String text =
        """
        func.func @main(%x: tensor<1xf32>) -> tensor<1xf32> {
          %0 = stablehlo.convert %x : (tensor<1xf32>) -> tensor<1xi8>
          %1 = stablehlo.add %0, %0 : tensor<1xi8>
          %2 = stablehlo.convert %1 : (tensor<1xi8>) -> tensor<1xf32>
          return %2 : tensor<1xf32>
        }
        """;
    gives(test, text, new float[] {100}, -56);
  }

  private static void specials(UnderTest test) {
    String text =
        """
        func.func @main(%x: tensor<3xf32>) -> tensor<3xf32> {
          %0 = stablehlo.constant dense<0.0> : tensor<3xf32>
          %1 = stablehlo.divide %x, %0 : tensor<3xf32>
          return %1 : tensor<3xf32>
        }
        """;
    gives(
        test,
        text,
        new float[] {1, -1, 0},
        Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY,
        Float.NaN);
  }

  private static void donation(UnderTest test) {
    try (LoadedExecutable donating = test.compile(DONATING);
        Buffer x = test.vector(1, 2, 3, 4)) {
      Expect.floats("the double", UnderTest.floats(donating.execute(x)[0]), 2, 4, 6, 8);
      Expect.supported(x.isDeleted(), "the plugin keeps what is donated");
    }
  }

  private static void kept(UnderTest test) {
    ExecuteOptions keeping = ExecuteOptions.defaults().withKeptArguments(0);
    try (LoadedExecutable donating = test.compile(DONATING);
        Buffer x = test.vector(1, 2, 3, 4)) {
      donating.executeOnDevices(List.of(List.of(x)), keeping);
      Expect.floats("a kept argument", UnderTest.floats(x), 1, 2, 3, 4);
    }
  }

  private static void donatedAgain(UnderTest test) {
    try (LoadedExecutable donating = test.compile(DONATING);
        Buffer x = test.vector(1, 2, 3, 4)) {
      donating.execute(x);
      Expect.supported(x.isDeleted(), "the plugin keeps what is donated");
      Expect.refusal("executing with a donated buffer", () -> donating.execute(x));
    }
  }

  private static void threads(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      List<CompletableFuture<Void>> threads = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        float value = i;
        threads.add(
            CompletableFuture.runAsync(
                () -> addRepeatedly(test, add, value), Thread::startVirtualThread));
      }
      threads.forEach(ExecutionChecks::join);
    }
  }

  private static void addRepeatedly(UnderTest test, LoadedExecutable add, float value) {
    try (Buffer x = test.vector(value, value, value, value)) {
      for (int i = 0; i < CALLS; i++) {
        float[] sum = UnderTest.floats(add.execute(x, x)[0]);
        Expect.floats("the sum", sum, 2 * value, 2 * value, 2 * value, 2 * value);
      }
    }
  }

  private static void join(CompletableFuture<Void> thread) {
    try {
      thread.join();
    } catch (CompletionException e) {
      switch (e.getCause()) {
        case PjrtException refused -> throw refused;
        case ConformanceException failed -> throw failed;
        case null, default -> throw e;
      }
    }
  }

  private static void closedAtOnce(UnderTest test) {
    try (LoadedExecutable add = test.compile(UnderTest.ADD)) {
      for (int i = 0; i < CALLS; i++) {
        Buffer x = test.vector(i, i, i, i);
        Buffer sum = add.execute(x, x)[0];
        x.close();
        Expect.floats("the sum", UnderTest.floats(sum), 2 * i, 2 * i, 2 * i, 2 * i);
        sum.close();
      }
    }
  }
}
