package org.xlava.spi;

import java.util.Map;
import org.xlava.MemoryPlan;

/** What the compiler made of a program. */
public interface Compilation {
  /** The optimised program, as text. */
  String optimizedHlo();

  /** The estimated costs of a call by their names. */
  Map<String, Double> costAnalysis();

  /** The memory that a call takes. */
  MemoryPlan memoryAnalysis();
}
