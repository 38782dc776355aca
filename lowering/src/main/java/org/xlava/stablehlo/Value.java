package org.xlava.stablehlo;

import org.xlava.TensorType;

/** An SSA value of the text: its name, such as {@code %3} or {@code %5#1}, and its type. */
record Value(String name, TensorType type) {
  @Override
  public String toString() {
    return name;
  }
}
