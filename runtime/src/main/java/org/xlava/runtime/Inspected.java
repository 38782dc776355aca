package org.xlava.runtime;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.xlava.ExecutionException;
import org.xlava.MemoryPlan;
import org.xlava.pjrt.LoadedExecutable;
import org.xlava.pjrt.MemoryAnalysis;
import org.xlava.pjrt.NamedValue;
import org.xlava.pjrt.PjrtException;
import org.xlava.spi.Compilation;

/** What an executable says of itself. */
record Inspected(LoadedExecutable executable) implements Compilation {
  @Override
  public String optimizedHlo() {
    return ask(executable::optimizedHloText);
  }

  @Override
  public Map<String, Double> costAnalysis() {
    Map<String, Double> costs = new TreeMap<>();
    ask(executable::costAnalysis).forEach((name, value) -> put(costs, name, value));
    return costs;
  }

  private static void put(Map<String, Double> costs, String name, NamedValue value) {
    switch (value) {
      case NamedValue.Float32 v -> costs.put(name, (double) v.value());
      case NamedValue.Int64 v -> costs.put(name, (double) v.value());
      case NamedValue.Bool v -> costs.put(name, v.value() ? 1.0 : 0.0);
      case NamedValue.Text v -> {}
      case NamedValue.Int64List v -> {}
    }
  }

  @Override
  public MemoryPlan memoryAnalysis() {
    MemoryAnalysis m = ask(executable::memoryAnalysis);
    return new MemoryPlan(
        m.arguments(), m.outputs(), m.aliased(), m.temporaries(), m.generatedCode(), m.peak());
  }

  private static <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (PjrtException e) {
      throw new ExecutionException(e.getMessage(), e);
    }
  }
}
