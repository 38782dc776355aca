package org.xlava.pjrt.robustness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.xlava.pjrt.ArrayType;
import org.xlava.pjrt.Buffer;
import org.xlava.pjrt.Client;
import org.xlava.pjrt.Device;
import org.xlava.pjrt.ElementType;
import org.xlava.pjrt.ExecuteOptions;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.Memory;
import org.xlava.pjrt.PjrtException;
import org.xlava.pjrt.Program;

/**
 * Attempts at calls in any order on objects of two clients: with buffers that were closed, deleted
 * or donated, of other types, devices and clients, and executables and clients that were closed.
 */
final class HostileCalls {
  private static final Program DONATING =
      Program.mlir(
          """
          func.func @main(%x: tensor<4xf32> {tf.aliasing_output = 0 : i32}, %y: tensor<4xf32>)
              -> tensor<4xf32> {
            %0 = stablehlo.add %x, %y : tensor<4xf32>
            return %0 : tensor<4xf32>
          }
          """);
  private static final ArrayType[] TYPES = {
    ArrayType.of(ElementType.F32, 4), ArrayType.of(ElementType.S32, 4),
    ArrayType.of(ElementType.F32, 2, 2), ArrayType.of(ElementType.F32)
  };
  private static final int STEPS = 12;

  private final Random random;
  private final Hostile hostile;
  private final Client[] clients;
  private final List<LoadedExecutable> executables = new ArrayList<>();
  private final List<Buffer> buffers = new ArrayList<>();

  private HostileCalls(Random random, Client... clients) {
    this.random = random;
    this.hostile = new Hostile(random);
    this.clients = clients;
    for (Client client : clients) {
      executables.add(client.compile(DONATING));
      buffers.add(client.upload(Zeros.of(TYPES[0]), TYPES[0]));
    }
  }

  static void calls(Client client, Random random) {
    try (Client other = client.plugin().createClient();
        Client third = client.plugin().createClient()) {
      HostileCalls calls = new HostileCalls(random, other, third);
      int refused = 0;
      for (int i = 0; i < STEPS; i++) {
        refused += calls.isRefused() ? 1 : 0;
      }
      if (refused > 0) {
        throw new PjrtException(
            org.xlava.pjrt.StatusCode.INVALID_ARGUMENT, refused + " calls were refused");
      }
    }
  }

  private boolean isRefused() {
    try {
      step();
      return false;
    } catch (PjrtException e) {
      return true;
    } catch (CompletionException e) {
      if (e.getCause() instanceof PjrtException) {
        return true;
      }
      throw e;
    }
  }

  private void step() {
    Client client = hostile.any(clients);
    switch (random.nextInt(14)) {
      case 0, 1, 2 -> buffers.add(upload(client));
      case 3 -> buffers.addAll(Arrays.asList(executable().execute(buffer(), buffer())));
      case 4 -> buffers.addAll(executable().executeAsync(buffer(), buffer()).join());
      case 5 ->
          executable()
              .executeOnDevices(
                  List.of(List.of(buffer(), buffer())),
                  ExecuteOptions.defaults().withLaunchId(random.nextInt()))
              .forEach(buffers::addAll);
      case 6 -> buffer().close();
      case 7 -> buffer().delete();
      case 8 -> buffers.add(buffer().copyToDevice(device()));
      case 9 -> buffers.add(buffer().copyToMemory(memory()));
      case 10 -> buffer().copyTo(hostile.memory(16));
      case 11 -> ask(buffer(), executable(), client);
      case 12 -> closeRarely(client);
      default -> executable().execute(hostile.rarely() ? null : new Buffer[random.nextInt(3)]);
    }
  }

  private Buffer upload(Client client) {
    ArrayType type = hostile.any(TYPES);
    return client.upload(Zeros.of(type), type, device());
  }

  private Device device() {
    return hostile.any(hostile.any(clients).devices().toArray(Device[]::new));
  }

  private Memory memory() {
    return hostile.any(device().memories().toArray(Memory[]::new));
  }

  private Buffer buffer() {
    return buffers.get(random.nextInt(buffers.size()));
  }

  private LoadedExecutable executable() {
    return executables.get(random.nextInt(executables.size()));
  }

  private void ask(Buffer buffer, LoadedExecutable executable, Client client) {
    switch (random.nextInt(8)) {
      case 0 -> buffer.memory();
      case 1 -> buffer.isDeleted();
      case 2 -> buffer.readyEvent().close();
      case 3 -> buffer.readyFuture();
      case 4 -> buffer.awaitReady();
      case 5 -> executables.add(client.load(executable.serialize()));
      case 6 -> executable.costAnalysis();
      default -> executable.optimizedHloText();
    }
  }

  private void closeRarely(Client client) {
    if (hostile.rarely()) {
      client.close();
    } else if (hostile.rarely()) {
      executable().close();
    }
  }
}
