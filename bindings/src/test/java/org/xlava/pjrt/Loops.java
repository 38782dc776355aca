package org.xlava.pjrt;

import java.lang.foreign.MemorySegment;

/** Programs that compute as long as they are told, and what they give. */
final class Loops {
  /** Steps that never come to an end. */
  static final int ENDLESS = -1;

  private static final String STEPS =
      """
            %zero = stablehlo.constant dense<0> : tensor<i32>
            %one = stablehlo.constant dense<1> : tensor<i32>
            %start = stablehlo.iota dim = 0 : tensor<4096xi32>
            %r:2 = stablehlo.while(%i = %zero, %x = %start) : tensor<i32>, tensor<4096xi32> cond {
              %c = stablehlo.compare NE, %i, %n : (tensor<i32>, tensor<i32>) -> tensor<i1>
              stablehlo.return %c : tensor<i1>
            } do {
              %next = stablehlo.add %i, %one : tensor<i32>
              %square = stablehlo.multiply %x, %x : tensor<4096xi32>
              %step = stablehlo.broadcast_in_dim %i, dims = [] : (tensor<i32>) -> tensor<4096xi32>
              %mixed = stablehlo.xor %square, %step : tensor<4096xi32>
              stablehlo.return %next, %mixed : tensor<i32>, tensor<4096xi32>
            }
      """;

  /**
   * A recurrence of as many steps as it is told. No compiler shortens it, and a step is big enough
   * for the plugin not to run it within the call that starts it.
   */
  static final Program BIG_STEPS =
      Program.mlir(
          """
          func.func @main(%n: tensor<i32>) -> tensor<4096xi32> {
          STEPS
            return %r#1 : tensor<4096xi32>
          }
          """
              .replace("STEPS", STEPS));

  /** The same recurrence on a scalar, which the plugin runs within the call that starts it. */
  static final Program SMALL_STEPS =
      Program.mlir(
          """
          func.func @main(%n: tensor<i32>) -> tensor<4096xi32> {
          STEPS
            return %r#1 : tensor<4096xi32>
          }
          """
              .replace("STEPS", STEPS)
              .replace(
                  "stablehlo.iota dim = 0 : tensor<4096xi32>",
                  "stablehlo.constant dense<3> : tensor<i32>")
              .replace("4096x", ""));

  /** Adds element 3 of the recurrence to a vector of 2^20 elements, which is thus read last. */
  static final Program STEPS_THEN_ADD =
      Program.mlir(
          """
          func.func @main(%v: tensor<1048576xi32>, %n: tensor<i32>) -> tensor<1048576xi32> {
          STEPS
            %last = stablehlo.slice %r#1 [3:4] : (tensor<4096xi32>) -> tensor<1xi32>
            %all = stablehlo.broadcast_in_dim %last, dims = [0] : (tensor<1xi32>) -> tensor<1048576xi32>
            %sum = stablehlo.add %v, %all : tensor<1048576xi32>
            return %sum : tensor<1048576xi32>
          }
          """
              .replace("STEPS", STEPS));

  private Loops() {}

  /** Returns element 3 of the recurrence after so many steps. */
  static int element(int steps) {
    int value = 3;
    for (int i = 0; i < steps; i++) {
      value = value * value ^ i;
    }
    return value;
  }

  static Buffer steps(Client client, int steps) {
    return client.uploadScalar(ElementType.S32, steps);
  }

  static int[] ints(Buffer buffer) {
    int[] values = new int[(int) buffer.type().elementCount()];
    buffer.copyTo(MemorySegment.ofArray(values));
    return values;
  }
}
