package org.xlava.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.xlava.Concrete;
import org.xlava.ExecutionException;
import org.xlava.Tensor;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.ExecuteOptions;
import org.xlava.pjrt.PjrtException;
import org.xlava.primitive.Primitive;

/**
 * An execution that takes some operands over: their tensors are gone once it begins. Memory that
 * other tensors share, or that isn't a tensor's, is not reused.
 */
final class Donations {
  private final BiFunction<Buffer[], ExecuteOptions, Buffer[]> executable;
  private final List<Buffer> given = new ArrayList<>();
  private final List<Integer> kept = new ArrayList<>();

  private Donations(BiFunction<Buffer[], ExecuteOptions, Buffer[]> executable) {
    this.executable = executable;
  }

  /**
   * Starts an executable.
   *
   * @param arguments the buffers of the operands, but for those that are given away here
   */
  static Buffer[] execute(
      BiFunction<Buffer[], ExecuteOptions, Buffer[]> executable,
      Primitive primitive,
      Concrete[] operands,
      Buffer[] arguments,
      List<Integer> donated) {
    for (int place : donated) {
      requireOnce(primitive, operands, place);
    }
    Donations donations = new Donations(executable);
    try {
      for (int place : donated) {
        arguments[place] = donations.take(primitive, operands[place], arguments[place], place);
      }
      return donations.execute(arguments);
    } catch (PjrtException e) {
      throw HostCalls.failure(e);
    } finally {
      donations.given.forEach(Buffer::close);
    }
  }

  private static void requireOnce(Primitive primitive, Concrete[] operands, int place) {
    for (int i = 0; i < operands.length; i++) {
      if (i != place && same(operands[i], operands[place])) {
        throw new ExecutionException(
            primitive.operation()
                + ": a donated tensor must be passed once; got "
                + operands[place].type()
                + " twice in one call. Donate neither, or pass a copy");
      }
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean same(Tensor a, Tensor b) {
    return a == b && a instanceof DeviceTensor;
  }

  private Buffer take(Primitive primitive, Concrete operand, Buffer buffer, int place) {
    if (!(operand instanceof DeviceTensor tensor)) {
      kept.add(place);
      return buffer;
    }
    DeviceTensor.Given gift = tensor.giveAway(primitive.operation());
    if (gift.whole()) {
      given.add(gift.buffer());
    } else {
      kept.add(place);
    }
    return gift.buffer();
  }

  private Buffer[] execute(Buffer[] arguments) {
    int[] places = kept.stream().mapToInt(Integer::intValue).toArray();
    return executable.apply(arguments, ExecuteOptions.defaults().withKeptArguments(places));
  }
}
